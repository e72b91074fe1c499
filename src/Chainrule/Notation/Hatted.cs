namespace Chainrule.Notation;

/// <summary>Letters with a hat, in text.</summary>
internal static class Hatted
{
    private const string Bare = "aceghijosuwyzACEGHIJOSUWYZ";
    private const string Composed = "âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ";

    /// <summary>One character where Unicode has it; else the letter and a hat that takes no column of its own.</summary>
    public static string Text(char letter)
    {
        var place = Bare.IndexOf(letter, StringComparison.Ordinal);
        return place < 0 ? letter + CombiningHat : Composed[place].ToString();
    }

    /// <summary>The columns of a line.</summary>
    public static int Columns(string line) => line.Length - line.Count(sign => sign == CombiningHat[0]);

    private const string CombiningHat = "\u0302";
}
