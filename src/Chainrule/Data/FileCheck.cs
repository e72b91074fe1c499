namespace Chainrule.Data;

/// <summary>Whether a file is what it should be.</summary>
/// <param name="File">Its name, without the folder.</param>
/// <param name="Bytes">How many bytes it holds, unpacked.</param>
/// <param name="Found">The MD5 sum of those bytes; null where the file is missing or cannot be unpacked.</param>
/// <param name="Expected">What the sum should be.</param>
public sealed record FileCheck(string File, long Bytes, string? Found, string Expected)
{
    /// <summary>Whether it is.</summary>
    public bool Ok => Found == Expected;
}
