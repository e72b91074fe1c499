using System.Globalization;
using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// h where h is above 0, slope · h elsewhere; its derivative is 1 or the slope, taken from the output a (which has the
/// sign of h, the slope being positive).
/// </summary>
public sealed class LeakyRelu : Activation
{
    /// <summary>The slope below zero where none is given.</summary>
    public const double DefaultSlope = 0.01;

    /// <summary>Creates the activation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A slope that is not above 0 and finite.</exception>
    public LeakyRelu(Shape shape, double slope = DefaultSlope) : base(shape)
    {
        if (!(slope > 0 && double.IsFinite(slope)))
        {
            throw new ArgumentOutOfRangeException(nameof(slope), slope, "The slope must be above 0 and finite.");
        }
        Slope = slope;
    }

    /// <summary>The slope below zero.</summary>
    public double Slope { get; }

    /// <inheritdoc/>
    public override string Kind => "leaky-relu";

    internal override bool DerivativeTakesOutput => true;

    internal override Expression Formula(Expression h, string label) =>
        h * new Indicator(new Above(h, 0)) + Slope * h * new Indicator(new NotAbove(h, 0));

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => Apply(new Function(Slope), pass);

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => ApplyDerivative(new Function(Slope), pass);

    /// <inheritdoc/>
    public override string ToString() => Slope == DefaultSlope ? Kind : string.Create(CultureInfo.InvariantCulture, $"{Kind} {Slope}");

    private readonly struct Function(double slope) : IFunction
    {
        public TLane Value<TLane, T>(TLane h)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            TLane.WhereGreater(h, default, h, h * TLane.Constant(slope));

        public TLane Derivative<TLane, T>(TLane h, TLane a)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            TLane.WhereGreater(a, default, TLane.Constant(1), TLane.Constant(slope));
    }
}
