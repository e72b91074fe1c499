namespace Chainrule.Derivations.Mistakes;

/// <summary>Every mistake that has a name. A new one is a member of its family's file, and its line here.</summary>
public static class MistakeCatalogue
{
    /// <summary>All of them, in the order to list them.</summary>
    public static IReadOnlyList<Mistake> All { get; } =
    [
        SlopeMistakes.OutputMissing, SlopeMistakes.HiddenMissing, SlopeMistakes.TooMany, SlopeMistakes.AtActivation, SlopeMistakes.AtWeighted,
        UpdateMistakes.UsedTooEarly,
        SignMistakes.Delta, SignMistakes.Step,
        BiasMistakes.LeftOut, BiasMistakes.NotUpdated, BiasMistakes.InputIsZero,
        SumMistakes.OnlyOwn, SumMistakes.OnlyFirst,
        TranspositionMistakes.Forward, TranspositionMistakes.Backward, TranspositionMistakes.Gradient, TranspositionMistakes.Updated,
        FactorMistakes.Two, FactorMistakes.Half, FactorMistakes.Mean, FactorMistakes.Sum,
        RateMistakes.Missing, RateMistakes.Twice,
        ConfusionMistakes.WrongLayer, ConfusionMistakes.WeightedForActivation,
        ActivationMistakes.Missing, ActivationMistakes.SoftmaxMissing,
        ConvolutionMistakes.Flipped, ConvolutionMistakes.NotFlippedBack, ConvolutionMistakes.KernelTransposed,
        ConvolutionMistakes.GradientFlipped, ConvolutionMistakes.GradientTransposed,
        ConvolutionMistakes.PictureTransposed, ConvolutionMistakes.PaddingOffByOne, ConvolutionMistakes.PaddingOffByMinusOne,
        ConvolutionMistakes.StrideIgnored,
        RoundingMistakes.TooEarly,
        SwapMistakes.Swapped,
    ];
}
