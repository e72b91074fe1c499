namespace Chainrule.Derivations.Steps;

/// <summary>Why a function has no derivative at a place.</summary>
public enum Kink
{
    /// <summary>It is bent: the slope is one to the left and another to the right.</summary>
    Corner,

    /// <summary>It jumps: its values beside the place do not come near the one at it.</summary>
    Jump,
}
