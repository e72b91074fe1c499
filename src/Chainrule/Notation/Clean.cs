using System.Xml;
using Chainrule.Texts;

namespace Chainrule.Notation;

/// <summary>Text from anywhere, made fit for every kind of document.</summary>
internal static class Clean
{
    /// <summary>One line without control characters (see <see cref="Plain"/>), halves of characters, or what XML cannot hold.</summary>
    public static string Line(string text)
    {
        var line = Plain.Line(text).ToCharArray();
        for (var i = 0; i < line.Length; i++)
        {
            if (i + 1 < line.Length && char.IsSurrogatePair(line[i], line[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(line[i]))
            {
                line[i] = '\uFFFD';
            }
        }
        return new string(line);
    }
}
