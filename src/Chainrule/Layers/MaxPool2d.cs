using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// The largest value of each window: a_cpq = max_mn x_c,(p·s + m),(q·s + n). Backward, the delta goes to the cell that was
/// the largest; among equals to the first.
/// </summary>
public sealed class MaxPool2d : Layer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="input">Channels × rows × columns.</param>
    /// <param name="window">Kernel and stride; pooling takes neither padding nor dilation.</param>
    /// <exception cref="ArgumentException">An input that is no picture, or a window that does not fit it.</exception>
    public MaxPool2d(Shape input, Window window)
        : base(input, PictureWindow.PoolShape(input, window)) => Window = window;

    /// <summary>Kernel and stride.</summary>
    public Window Window { get; }

    /// <inheritdoc/>
    public override string Kind => "maxpool";

    // a_cij = max_mn x_c,(i·s + m),(j·s + n)
    internal override Expression Equation(EquationTerms terms)
    {
        var (row, column) = PictureWindow.Indices(terms.At, Window);
        return new MaxOver([.. PictureWindow.Bindings(Window)], terms.Input[terms.At[0], row, column]);
    }

    internal override bool BackwardReadsInput => true;

    internal override bool BackwardReadsOutput => true;

    // The channels of all groups lie one after the other: to pooling they are the channels of one picture.
    internal override unsafe void Forward<TLane, T>(in Pass<TLane, T> pass)
    {
        var (first, count) = pass.Share(pass.Groups * Input.Channels);
        Pooling.Max<TLane, T>(
            pass.Input + (nint)first * Input.Rows * Input.Columns, count, Input.Rows, Input.Columns, Window,
            pass.Output + (nint)first * Output.Rows * Output.Columns, Output.Rows, Output.Columns);
    }

    internal override unsafe void Backward<TLane, T>(in Pass<TLane, T> pass)
    {
        var (first, count) = pass.Share(pass.Groups * Input.Channels);
        var input = (nint)first * Input.Rows * Input.Columns;
        var output = (nint)first * Output.Rows * Output.Columns;
        Pooling.MaxByInput<TLane, T>(
            pass.Input + input, pass.Output + output, pass.OutputDelta + output, count, Input.Rows, Input.Columns, Window,
            pass.InputDelta + input, Output.Rows, Output.Columns);
    }

    /// <inheritdoc/>
    public override string ToString() => PictureWindow.PoolText(Kind, Window);
}
