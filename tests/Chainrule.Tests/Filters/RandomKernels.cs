using Chainrule.Filters;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters;

/// <summary>Kernels drawn at random.</summary>
internal static class RandomKernels
{
    /// <summary>Small whole numbers, some of them 0.</summary>
    public static Gen<double> Whole { get; } = Gen.Int[-9, 9].Select(number => (double)number);

    /// <summary>Any number of moderate size.</summary>
    public static Gen<double> Real { get; } = Gen.Double.Unit.Select(share => 20 * share - 10);

    /// <summary>Kernels of one channel with up to so many rows and columns.</summary>
    public static Gen<Kernel> Of(Gen<double> weight, int most = 7) => Of(weight, Gen.Const(1), most);

    /// <summary>Kernels of some channels with up to so many rows and columns.</summary>
    public static Gen<Kernel> Of(Gen<double> weight, Gen<int> channels, int most) =>
        from c in channels
        from rows in Gen.Int[1, most]
        from columns in Gen.Int[1, most]
        from weights in weight.Array[c * rows * columns]
        select new Kernel(new Shape(c, rows, columns), weights);
}
