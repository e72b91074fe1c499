using CsCheck;

namespace Chainrule.Tests;

/// <summary>
/// Random cases that are the same in every run: CsCheck's own Sample takes its seed for the first case only, and draws
/// the others anew each time.
/// </summary>
internal static class Cases
{
    private const uint Stream = 1;

    public static void Check<T>(this Gen<T> generator, int count, Action<T> check)
    {
        var random = new PCG(Stream, 2026);
        for (var i = 0; i < count; i++)
        {
            var value = generator.Generate(random, null!, out _);
            try
            {
                check(value);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"case {i} of {count}, {CsCheck.Check.Print(value)}: {error.Message}", error);
            }
        }
    }

    public static void Check<T1, T2>(this Gen<(T1, T2)> generator, int count, Action<T1, T2> check) =>
        generator.Check(count, values => check(values.Item1, values.Item2));

    public static void Check<T1, T2, T3>(this Gen<(T1, T2, T3)> generator, int count, Action<T1, T2, T3> check) =>
        generator.Check(count, values => check(values.Item1, values.Item2, values.Item3));

    public static void Check<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> generator, int count, Action<T1, T2, T3, T4> check) =>
        generator.Check(count, values => check(values.Item1, values.Item2, values.Item3, values.Item4));

    public static void Check<T1, T2, T3, T4, T5>(
        this Gen<(T1, T2, T3, T4, T5)> generator, int count, Action<T1, T2, T3, T4, T5> check) =>
        generator.Check(count, values => check(values.Item1, values.Item2, values.Item3, values.Item4, values.Item5));
}
