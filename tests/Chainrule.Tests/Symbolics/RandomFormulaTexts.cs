using CsCheck;

namespace Chainrule.Tests.Symbolics;

/// <summary>A formula as a user types it, and what it comes to, worked out without the library.</summary>
/// <param name="Text">The formula.</param>
/// <param name="Value">Its value at two numbers, and the largest number on the way to it.</param>
internal sealed record FormulaText(string Text, Func<double, double, (double Value, double Size)> Value)
{
    /// <summary>Whether its value changes with the first number; what is written may cancel, as in y − y.</summary>
    /// <param name="second">The second number beside each first one.</param>
    public bool Varies(Func<double, double> second)
    {
        var values = new[] { -1.3, -0.4, 0.2, 0.7, 1.9 }.Select(first => Value(first, second(first)).Value);
        return values.Max() - values.Min() > 1e-9;
    }

    public override string ToString() => Text;
}

/// <summary>Makes random formulas in two letters whose values are finite.</summary>
internal static class RandomFormulaTexts
{
    private static readonly (string Before, string After, Func<double, double> Value)[] Around =
    [
        ("(", ")", u => u),
        ("-", "", u => -u),
        ("tanh(", ")", Math.Tanh),
        ("sigmoid (", ")", u => 1 / (1 + Math.Exp(-u))),
        ("relu(", " )", u => Math.Max(u, 0)),
        ("softplus(", ")", u => Math.Max(u, 0) + Math.Log(1 + Math.Exp(-Math.Abs(u)))),
        ("abs(", ")", Math.Abs),
        ("exp(-abs(", "))", u => Math.Exp(-Math.Abs(u))),
        ("e^-abs(", ")", u => Math.Exp(-Math.Abs(u))),
        ("log(1 + (", ")^2)", u => Math.Log(1 + u * u)),
        ("ln(1 + exp(", "))", u => Math.Max(u, 0) + Math.Log(1 + Math.Exp(-Math.Abs(u)))),
        ("sqrt(1 + (", ")**2)", u => Math.Sqrt(1 + u * u)),
        ("1/(1 + exp(-(", ")))", u => 1 / (1 + Math.Exp(-u))),
        ("(1 + abs(", "))^-1.7", u => Math.Pow(1 + Math.Abs(u), -1.7)),
        ("phi(", ")", u => Math.Exp(-u * u / 2) / Math.Sqrt(2 * Math.PI)),
        ("2.5e-1*(", ")^3", u => 0.25 * u * u * u),
        ("2^tanh(", ")", u => Math.Pow(2, Math.Tanh(u))),
    ];

    private static readonly (string Before, string Between, string After, Func<double, double, double> Value)[] Joining =
    [
        ("(", " + ", ")", (u, v) => u + v),
        ("(", "-", ")", (u, v) => u - v),
        ("(", ") * (", ")", (u, v) => u * v),
        ("(", ")·(", ")", (u, v) => u * v),
        ("(", ") / (1 + (", ")^2)", (u, v) => u / (1 + v * v)),
        ("max(", ", ", ")", Math.Max),
        ("min(", ",", ")", Math.Min),
        ("(1 + abs(", "))^(", ")", (u, v) => Math.Pow(1 + Math.Abs(u), v)),
    ];

    /// <summary>Formulas in these letters, of at most so many operations within each other.</summary>
    public static Gen<FormulaText> Of(string first, string second, int depth)
    {
        var atom = Gen.OneOf(
            Gen.Const(new FormulaText(first, (a, _) => (a, Math.Abs(a)))),
            Gen.Const(new FormulaText(second, (_, b) => (b, Math.Abs(b)))),
            Gen.Int[1, 30].Select(tenths => new FormulaText($"{tenths / 10}.{tenths % 10}", (_, _) => (tenths / 10d, tenths / 10d))));
        if (depth == 0)
        {
            return atom;
        }
        var inner = Of(first, second, depth - 1);
        return Gen.Frequency(
            (1, atom),
            (3, Gen.Select(Gen.Int[0, Around.Length - 1], inner, (i, u) => Wrapped(Around[i], u))),
            (3, Gen.Select(Gen.Int[0, Joining.Length - 1], inner, inner, (i, u, v) => Joined(Joining[i], u, v))));
    }

    private static FormulaText Wrapped((string Before, string After, Func<double, double> Value) around, FormulaText u) => new(
        // −u^2 is −(u^2), so what has no parentheses of its own gets some.
        around.After.Length == 0 ? $"{around.Before}({u.Text})" : $"{around.Before}{u.Text}{around.After}",
        (a, b) =>
        {
            var (value, size) = u.Value(a, b);
            var result = around.Value(value);
            return (result, Math.Max(size, Math.Abs(result)));
        });

    private static FormulaText Joined((string Before, string Between, string After, Func<double, double, double> Value) joining, FormulaText u, FormulaText v) => new(
        // Before the minus sign nothing is needed, after it the terms of v are.
        joining.Between == "-"
            ? $"{joining.Before}{u.Text}-({v.Text}){joining.After}"
            : $"{joining.Before}{u.Text}{joining.Between}{v.Text}{joining.After}",
        (a, b) =>
        {
            var ((left, leftSize), (right, rightSize)) = (u.Value(a, b), v.Value(a, b));
            var result = joining.Value(left, right);
            return (result, Math.Max(Math.Max(leftSize, rightSize), Math.Abs(result)));
        });
}
