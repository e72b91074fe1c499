using Chainrule.Layers;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>A kernel laid on its input in the wrong way.</summary>
internal static class ConvolutionMistakes
{
    public static Mistake Flipped { get; } = new(
        "kernel flipped", "the kernel is flipped, as for a convolution in the strict sense",
        derivation => Forward(derivation, (_, rule, conv, weight) => rule.Right.Replace(weight, element => Flip(element, conv))),
        "The layer computes the cross-correlation: the kernel is laid on the input as it is written.");

    public static Mistake NotFlippedBack { get; } = new(
        "kernel not flipped on the way back", "the kernel is not flipped in the δ of the layer before",
        derivation => derivation.AloneAndTogether(
            from block in derivation.Hidden
            where derivation.Blocks[block + 1].Layer is Conv2d
            let next = derivation.Blocks[block + 1]
            select derivation.DeltaOf(block, upstream => upstream.Replace(
                next.Parameters[0].At.Variable, element => Flip(element, (Conv2d)next.Layer)))));

    public static Mistake KernelTransposed { get; } = new(
        "kernel transposed", "rows and columns of the kernel are swapped",
        derivation => Forward(derivation, (_, rule, conv, weight) => conv.Window.Rows.Kernel != conv.Window.Columns.Kernel
            ? rule.Right
            : rule.Right.Replace(weight, element => element.Variable[element.At[0], element.At[1], element.At[3], element.At[2]])));

    public static Mistake GradientFlipped { get; } = new(
        "kernel gradient flipped", "the kernel's gradient is put down flipped, from its last row and column on",
        derivation => Gradient(derivation, (rule, conv) => rule.Right
            .Substitute(rule.Over[2].Name, conv.Window.Rows.Kernel - 1 - (AffineIndex)rule.Over[2].Name)
            .Substitute(rule.Over[3].Name, conv.Window.Columns.Kernel - 1 - (AffineIndex)rule.Over[3].Name)));

    public static Mistake GradientTransposed { get; } = new(
        "kernel gradient transposed", "rows and columns of the kernel's gradient are swapped",
        derivation => Gradient(derivation, (rule, conv) => conv.Window.Rows.Kernel != conv.Window.Columns.Kernel
            ? rule.Right
            : rule.Right.Swap(rule.Over[2].Name, rule.Over[3].Name)));

    public static Mistake PictureTransposed { get; } = new(
        "rows and columns swapped", "rows and columns of the picture are swapped",
        derivation =>
        [
            .. Forward(derivation, (block, rule, conv, _) => conv.Input.Rows != conv.Input.Columns
                ? rule.Right
                : rule.Right.Replace(block.Input, element => element.Variable[element.At[0], element.At[2], element.At[1]])),
            .. Forward(derivation, (_, rule, conv, _) => conv.Output.Rows != conv.Output.Columns ? rule.Right : rule.Right.Swap(rule.Over[1].Name, rule.Over[2].Name)),
        ]);

    public static Mistake PaddingOffByOne { get; } = new(
        "padding off by one", "the window starts one cell too far on: the padding is one less than it should be",
        derivation => Shifted(derivation, 1));

    public static Mistake PaddingOffByMinusOne { get; } = new(
        "padding one too much", "the window starts one cell too early: the padding is one more than it should be",
        derivation => Shifted(derivation, -1));

    public static Mistake StrideIgnored { get; } = new(
        "stride ignored", "the window moves on by one cell instead of the stride",
        derivation => Forward(derivation, (block, rule, _, _) => rule.Right.Replace(block.Input, element => element.Variable[
            element.At[0], Unstrided(element.At[1], rule.Over[1].Name), Unstrided(element.At[2], rule.Over[2].Name)])));

    private static IEnumerable<IReadOnlyList<Rule>> Forward(Derivation derivation, Func<Block, Rule, Conv2d, Variable, Expression> right) =>
        derivation.AloneAndTogether(
            from rule in derivation.Of(RuleKind.Weighted)
            let block = derivation.Blocks[rule.Block]
            where block.Layer is Conv2d
            select new Change(rule, right(block, rule, (Conv2d)block.Layer, block.Parameters[0].At.Variable)));

    private static IEnumerable<IReadOnlyList<Rule>> Gradient(Derivation derivation, Func<Rule, Conv2d, Expression> right) =>
        derivation.AloneAndTogether(
            from rule in derivation.Of(RuleKind.Gradient)
            let block = derivation.Blocks[rule.Block]
            where block.Layer is Conv2d && rule.Left.Variable == block.Parameters[0].Gradient.Variable
            select new Change(rule, right(rule, (Conv2d)block.Layer)));

    private static Element Flip(Element weight, Conv2d conv) => weight.Variable[
        weight.At[0], weight.At[1], conv.Window.Rows.Kernel - 1 - weight.At[2], conv.Window.Columns.Kernel - 1 - weight.At[3]];

    private static IEnumerable<IReadOnlyList<Rule>> Shifted(Derivation derivation, int cells) =>
        Forward(derivation, (block, rule, _, _) => rule.Right.Replace(
            block.Input, element => element.Variable[element.At[0], element.At[1] + cells, element.At[2] + cells]));

    private static AffineIndex Unstrided(AffineIndex at, IndexName output) => at - (at.Coefficient(output) - 1) * (AffineIndex)output;
}
