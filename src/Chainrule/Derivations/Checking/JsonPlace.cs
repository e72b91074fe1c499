using System.Text.Json;
using Chainrule.Texts;

namespace Chainrule.Derivations.Checking;

/// <summary>A place in a JSON file that a user wrote; what is wrong there is said with the way to it: <c>answers.deltas.dense1[0]</c>.</summary>
internal readonly record struct JsonPlace(string File, string Way, JsonElement Element)
{
    /// <summary>What the reader adds to its message for whoever calls it.</summary>
    private const string AdviceToProgrammers = " Change the reader options.";

    /// <summary>Reads a file.</summary>
    /// <param name="file">What messages call it.</param>
    /// <param name="stream">What is in it.</param>
    /// <param name="mostBytes">A longer one is refused.</param>
    /// <param name="read">Reads what is in it.</param>
    /// <exception cref="ChainruleException">The file is too long, or not JSON.</exception>
    public static T Read<T>(string file, Stream stream, int mostBytes, Func<JsonPlace, T> read)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (var count = stream.Read(chunk); count > 0; count = stream.Read(chunk))
        {
            bytes.Write(chunk, 0, count);
            if (bytes.Length > mostBytes)
            {
                throw new ChainruleException($"{file}: more than {mostBytes >> 20} MB, which is too long to read as JSON");
            }
        }
        try
        {
            // What some editors begin a file with says only that it is UTF-8.
            var text = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
            text = text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
            JsonText.Check(file, text.Span);
            using var document = JsonDocument.Parse(text);
            return read(new JsonPlace(file, "", document.RootElement));
        }
        catch (JsonException e)
        {
            // The reader's own message may end with the place, counted from 0.
            var place = e.Message.IndexOf(" LineNumber", StringComparison.Ordinal);
            var problem = (place < 0 ? e.Message : e.Message[..place]).Replace(AdviceToProgrammers, "", StringComparison.Ordinal).TrimEnd('.');
            throw new ChainruleException($"{file}, line {e.LineNumber + 1 ?? 1}: not JSON{(problem.Length > 0 ? $": {problem}" : "")}", e);
        }
    }

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, JsonPlace Place)> Members()
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"expected an object in braces, found {Shown}");
        }
        var place = this;
        return Element.EnumerateObject().Select(member => (member.Name, place.At(member.Name, member.Value)));
    }

    /// <summary>The members of an object, all of which have a known name.</summary>
    public Dictionary<string, JsonPlace> Members(string what, params IReadOnlyList<string> known)
    {
        var members = Members().ToDictionary(member => member.Name, member => member.Place);
        return members.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? throw Wrong(Suggestion.Unknown(what, unknown, known))
            : members;
    }

    /// <summary>A text.</summary>
    public string Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong($"expected a text, found {Shown}");

    /// <summary>A number as it was written.</summary>
    public GivenNumber Number() => Element.ValueKind == JsonValueKind.Number && GivenNumber.Parse(Element.GetRawText()) is { } number
        ? number
        : throw Wrong($"expected a finite number, found {Shown}");

    /// <summary>Numbers in the brackets of a shape, which may be left out around a single one; null where there is null.</summary>
    /// <param name="sizes">The shape.</param>
    public IReadOnlyList<GivenNumber?> Numbers(ReadOnlySpan<int> sizes)
    {
        var (inner, outer) = (0, Depth());
        while (sizes.Length - inner > outer && sizes[inner] == 1)
        {
            inner++;
        }
        var numbers = new List<GivenNumber?>();
        Read(sizes[inner..], numbers);
        return numbers;
    }

    /// <summary>Numbers in the brackets of a shape, none of which may be missing.</summary>
    public double[] AllNumbers(ReadOnlySpan<int> sizes)
    {
        var place = this;
        return [.. Numbers(sizes).Select(number => number?.Value ?? throw place.Wrong("a number is missing; null is for answers alone"))];
    }

    /// <summary>The error for what stands here.</summary>
    public ChainruleException Wrong(string problem) => new($"{File}: {(Way.Length == 0 ? "" : $"{Way}: ")}{problem}");

    private string Shown => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Words.Quote(Element.GetRawText()),
    };

    private JsonPlace At(string name, JsonElement element) => new(File, Way.Length == 0 ? name : $"{Way}.{name}", element);

    private int Depth()
    {
        var (depth, element) = (0, Element);
        while (element.ValueKind == JsonValueKind.Array)
        {
            depth++;
            if (element.GetArrayLength() == 0)
            {
                break;
            }
            element = element[0];
        }
        return depth;
    }

    private void Read(ReadOnlySpan<int> sizes, List<GivenNumber?> numbers)
    {
        if (sizes.Length == 0)
        {
            numbers.Add(Element.ValueKind == JsonValueKind.Null ? null : Number());
            return;
        }
        if (Element.ValueKind != JsonValueKind.Array || Element.GetArrayLength() != sizes[0])
        {
            var found = Element.ValueKind == JsonValueKind.Array ? $"one of {Element.GetArrayLength()}" : Shown;
            throw Wrong($"expected a list of {sizes[0]}{(sizes.Length > 1 ? " lists" : "")}, found {found}");
        }
        foreach (var (i, element) in Element.EnumerateArray().Index())
        {
            (this with { Way = $"{Way}[{i}]", Element = element }).Read(sizes[1..], numbers);
        }
    }
}
