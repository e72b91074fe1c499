namespace Chainrule.Studio.Convolution;

/// <summary>The sections of the lab that are opened and shut.</summary>
[Flags]
public enum LabSections
{
    /// <summary>All are shut.</summary>
    None = 0,

    /// <summary>What a flip of the kernel changes.</summary>
    Flip = 1,

    /// <summary>What the kernel does.</summary>
    Kernel = 2,

    /// <summary>The gradient of the input.</summary>
    Gradient = 4,

    /// <summary>The way back.</summary>
    Back = 8,
}
