using System.Globalization;

namespace Chainrule.Data;

/// <summary>Names for classes that come as numbers.</summary>
internal static class ClassNames
{
    /// <summary>
    /// "0", "1" and so on up to the largest label. At least two, since telling a single class from nothing is no task.
    /// </summary>
    public static string[] Numbered(int largest) =>
        [.. Enumerable.Range(0, Math.Max(largest + 1, 2)).Select(label => label.ToString(CultureInfo.InvariantCulture))];
}
