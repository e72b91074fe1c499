namespace Chainrule.Visuals.Report;

/// <summary>Commands that a reader may copy to a shell.</summary>
internal static class Shell
{
    /// <summary>
    /// The argument as a shell hands it on, whoever named it: between double quotes, which every shell knows; but between
    /// single ones where it holds something that a shell obeys even between double ones.
    /// </summary>
    public static string Quote(string argument) =>
        argument.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.,/".Contains(letter, StringComparison.Ordinal)) ? argument
        : argument.AsSpan().ContainsAny("\"$`\\!") ? $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'"
        : $"\"{argument}\"";
}
