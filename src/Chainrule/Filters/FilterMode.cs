namespace Chainrule.Filters;

/// <summary>Which of the two operations a filter is. They differ by a flip of the kernel along both axes.</summary>
public enum FilterMode
{
    /// <summary><c>S_ij = Σ_m Σ_n K_mn X_{i+m, j+n}</c>: the kernel as it is written, as in neural networks.</summary>
    CrossCorrelation,

    /// <summary><c>S_ij = Σ_m Σ_n K_mn X_{i−m, j−n}</c>: the kernel flipped, as in signal processing.</summary>
    Convolution,
}
