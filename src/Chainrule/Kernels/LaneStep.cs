namespace Chainrule.Kernels;

/// <summary>A step of a <see cref="LaneProgram"/>: one operation on the values of earlier steps.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="A">The number of the step whose value is a; −1 where the operation takes none.</param>
/// <param name="B">That of b.</param>
/// <param name="C">That of c.</param>
/// <param name="D">That of d.</param>
/// <param name="Number">The number of a constant.</param>
internal readonly record struct LaneStep(
    LaneOperation Operation, int A = -1, int B = -1, int C = -1, int D = -1, double Number = 0)
{
    /// <summary>The steps whose values it takes.</summary>
    public IEnumerable<int> Operands => new[] { A, B, C, D }.Where(operand => operand >= 0);
}

/// <summary>What a step does with the values a, b, c and d.</summary>
internal enum LaneOperation
{
    /// <summary>The first input.</summary>
    First,

    /// <summary>The second input.</summary>
    Second,

    /// <summary>A number of the formula itself.</summary>
    Constant,

    /// <summary>a + b</summary>
    Add,

    /// <summary>a − b</summary>
    Subtract,

    /// <summary>a · b</summary>
    Multiply,

    /// <summary>a / b</summary>
    Divide,

    /// <summary>−a</summary>
    Negate,

    /// <summary>|a|</summary>
    Abs,

    /// <summary>The larger of a and b.</summary>
    Max,

    /// <summary>√a</summary>
    Sqrt,

    /// <summary>eᵃ</summary>
    Exp,

    /// <summary>ln a</summary>
    Log,

    /// <summary>tanh a</summary>
    Tanh,

    /// <summary>Φ(a), the standard normal distribution function.</summary>
    NormalCumulative,

    /// <summary>φ(a), the standard normal density.</summary>
    NormalDensity,

    /// <summary>c where a &gt; b, else d.</summary>
    WhereGreater,
}
