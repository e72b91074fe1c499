using System.Globalization;

namespace Chainrule.Texts;

/// <summary>How a number is written in the small languages of the command line.</summary>
internal static class Number
{
    /// <summary>The shortest text that reads back as the same double: <c>0.1</c>, <c>1e-08</c>.</summary>
    public static string Print(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
}
