using Chainrule.Layers;
using Chainrule.Tensors;

namespace Chainrule.Networks;

/// <summary>Draws each value from one distribution, times a scale that hangs on the parameter; biases are drawn too, or zero.</summary>
internal sealed class RandomInitialization(
    string text, RandomInitialization.Distribution draw, Func<ParameterInfo, double> scale, bool biases = false) : Initialization
{
    /// <summary>Draws one number.</summary>
    internal delegate double Distribution(ref RandomSource random);

    /// <summary>Even in [−1, 1).</summary>
    internal static double Uniform(ref RandomSource random) => random.NextDouble(-1, 1);

    /// <summary>Normal with mean 0 and deviation 1.</summary>
    internal static double Normal(ref RandomSource random) => random.NextNormal();

    public override void Fill(Tensor<float> tensor, ParameterInfo parameter, ref RandomSource random)
    {
        if (parameter.Role == "bias" && !biases)
        {
            tensor.Values.Clear();
            return;
        }
        var factor = scale(parameter);
        foreach (ref var value in tensor.Values)
        {
            value = (float)(factor * draw(ref random));
        }
    }

    public override string ToString() => text;
}
