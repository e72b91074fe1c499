using CsCheck;

namespace Chainrule.Tests.Data;

/// <summary>Numbers that reading and writing gets wrong first.</summary>
internal static class Numbers
{
    public static Gen<double> ExtremeDoubles { get; } = Gen.OneOf(
        0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072014E-308, 2.2250738585072009E-308,
        0.1, 1.0 / 3, 1e23, 9007199254740991, 9007199254740993, 1e-5, 1e15, 123456789012345680);

    public static Gen<float> ExtremeFloats { get; } = Gen.OneOf(
        0f, -0f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 1.1754944E-38f, 1.1754942E-38f,
        0.1f, 1f / 3, 16777217f, 1e-5f, 1e10f);
}
