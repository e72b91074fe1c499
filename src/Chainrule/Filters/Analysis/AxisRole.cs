namespace Chainrule.Filters.Analysis;

/// <summary>What a row or a column of weights does along its axis.</summary>
public enum AxisRole
{
    /// <summary>All weights are 0.</summary>
    Nothing,

    /// <summary>A single weight: it scales, and shifts where it does not stand in the middle.</summary>
    Identity,

    /// <summary>A mean: no weights of opposite signs.</summary>
    Smoothing,

    /// <summary>Weights of both signs whose sum is not 0.</summary>
    Sharpening,

    /// <summary>The first derivative.</summary>
    FirstDerivative,

    /// <summary>The second derivative.</summary>
    SecondDerivative,

    /// <summary>The third derivative.</summary>
    ThirdDerivative,

    /// <summary>The fourth derivative or a higher one.</summary>
    HigherDerivative,
}
