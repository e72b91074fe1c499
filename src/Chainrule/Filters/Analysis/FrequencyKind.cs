namespace Chainrule.Filters.Analysis;

/// <summary>Which waves a kernel lets pass.</summary>
public enum FrequencyKind
{
    /// <summary>None: all weights are 0.</summary>
    Nothing,

    /// <summary>All alike.</summary>
    AllPass,

    /// <summary>The slow ones.</summary>
    LowPass,

    /// <summary>The fast ones; a constant picture becomes 0.</summary>
    HighPass,

    /// <summary>Those in between; neither a constant picture nor the fastest waves.</summary>
    BandPass,

    /// <summary>All, the fast ones strengthened.</summary>
    HighBoost,

    /// <summary>None of these.</summary>
    Mixed,
}
