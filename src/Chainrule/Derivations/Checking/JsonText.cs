using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Chainrule.Texts;

namespace Chainrule.Derivations.Checking;

/// <summary>What a JSON file has to be before anything in it is read; what it is not, is said with its line.</summary>
internal static class JsonText
{
    /// <summary>Far more than any file that is read here needs.</summary>
    private const int MostNested = 32;

    /// <summary>Fails unless it is valid text, neither empty nor nested too deep, and gives nothing twice.</summary>
    /// <param name="file">What messages call it.</param>
    /// <param name="text">What is in it.</param>
    /// <exception cref="ChainruleException">It is not.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static void Check(string file, ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            throw Wrong(file, text, FirstInvalid(text), "is not valid text: not UTF-8");
        }
        if (text.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw new ChainruleException($"{file}: not JSON: empty");
        }
        var reader = new Utf8JsonReader(text);
        var names = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            var problem = reader.TokenType switch
            {
                _ when reader.CurrentDepth >= MostNested => $"nested too deep, more than {MostNested} brackets within each other",
                JsonTokenType.String or JsonTokenType.PropertyName when Text(ref reader) is null =>
                    "is not valid text: half of a pair of surrogates stands alone",
                JsonTokenType.PropertyName when !names.Peek().Add(Text(ref reader)!) => $"{Words.Quote(Text(ref reader)!)} is given twice",
                _ => null,
            };
            if (problem is not null)
            {
                throw Wrong(file, text, (int)reader.TokenStartIndex, problem);
            }
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                names.Push(new(StringComparer.Ordinal));
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                names.Pop();
            }
        }
    }

    /// <summary>The text of a token; null where its escapes are none that a text can have.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var count) == OperationStatus.Done)
        {
            at += count;
        }
        return at;
    }

    private static ChainruleException Wrong(string file, ReadOnlySpan<byte> text, int at, string problem) =>
        new($"{file}, line {text[..at].Count((byte)'\n') + 1}: {problem}");
}
