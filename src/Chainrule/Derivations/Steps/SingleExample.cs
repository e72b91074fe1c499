using Chainrule.Networks;

namespace Chainrule.Derivations.Steps;

/// <summary>One example in double precision.</summary>
internal sealed class SingleExample(double[] input, double[] target) : IExamples<double>
{
    public void ReadInput(int index, Span<double> values) => input.CopyTo(values);

    public void ReadTarget(int index, Span<double> values) => target.CopyTo(values);
}
