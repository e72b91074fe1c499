using Chainrule.Layers;
using Chainrule.Tensors;

namespace Chainrule.Networks;

/// <summary>How parameters get their first values.</summary>
public abstract class Initialization
{
    private protected Initialization() { }

    /// <summary>PyTorch's default for linear and convolutional layers: weight and bias even in ±1/√fan-in.</summary>
    public static Initialization PyTorch => throw new NotImplementedException();

    /// <summary>Fills one parameter.</summary>
    public abstract void Fill(Tensor tensor, ParameterInfo parameter, ref RandomSource random);
}
