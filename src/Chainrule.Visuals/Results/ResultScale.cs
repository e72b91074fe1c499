namespace Chainrule.Visuals.Results;

/// <summary>How the numbers of a result become the colours of a picture. In all of them, equal numbers have equal colours.</summary>
public enum ResultScale
{
    /// <summary>
    /// Zero in the middle, the largest size at both ends, and a scale bar below. One channel: white at zero, purple
    /// above, green below. Three channels: mid-grey at zero, brighter above, darker below.
    /// </summary>
    Diverging,

    /// <summary>The numbers as levels: 0 and below is black, white and above is white.</summary>
    Clip,

    /// <summary>The least number is black, the largest white.</summary>
    Stretch,

    /// <summary>Sizes without their signs: 0 is black, the largest size white.</summary>
    Abs,
}
