using System.Globalization;
using Chainrule.Symbolics;
using Chainrule.Texts;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// Reads the right side of an update rule: <c>w - eta * (yhat - y) * yhat * (1 - yhat) * a</c>. Sums, differences, products,
/// quotients, powers with ^, functions, and sums over an index: <c>sum_k(delta_k * w_jk)</c>.
/// </summary>
internal sealed class RuleParser
{
    private const int MostCharacters = 2000, MostNested = 50;

    private const string Sum = "sum";

    private static readonly Dictionary<char, string> spelled = new() { ['η'] = "eta", ['δ'] = "delta", ['ŷ'] = "yhat", ['σ'] = "sigmoid" };

    private readonly string text;
    private readonly RuleNames names;
    private readonly HashSet<IndexName> bound = [];
    private int next, nested;

    private RuleParser(string text, RuleNames names) => (this.text, this.names) = (text, names);

    /// <summary>Reads a rule.</summary>
    /// <exception cref="ChainruleException">A mistake in it, with its place.</exception>
    public static Expression Parse(string text, RuleNames names)
    {
        if (text.Length > MostCharacters)
        {
            throw new ChainruleException($"a rule of {text.Length} characters; the longest that is read has {MostCharacters}");
        }
        var parser = new RuleParser(text, names);
        var expression = parser.Terms();
        return parser.Peek() == '\0' ? expression : throw parser.Unexpected("an operator");
    }

    private Expression Terms()
    {
        if (++nested > MostNested)
        {
            throw Wrong("too many parentheses within each other", next, 1);
        }
        var sum = Factors();
        while (Peek() is '+' or '-' or '−')
        {
            sum = text[next++] == '+' ? sum + Factors() : sum - Factors();
        }
        nested--;
        return sum;
    }

    private Expression Factors()
    {
        var product = Signed();
        while (Peek() is '*' or '·' or '/')
        {
            product = text[next++] == '/' ? product / Signed() : product * Signed();
        }
        return product;
    }

    private Expression Signed()
    {
        var minus = 0;
        while (Peek() is '-' or '−')
        {
            (minus, next) = (minus + 1, next + 1);
        }
        var power = Power();
        return minus % 2 == 0 ? power : -power;
    }

    private Expression Power()
    {
        var radix = Atom();
        if (Peek() != '^')
        {
            return radix;
        }
        next++;
        var isNegative = Accept('-') || Accept('−');
        var exponent = Atom();
        return radix.ToThe(isNegative ? -exponent : exponent);
    }

    private Expression Atom()
    {
        var letter = Peek();
        if (char.IsAsciiDigit(letter) || letter == '.')
        {
            return Number();
        }
        if (char.IsLetter(letter))
        {
            return Named();
        }
        return letter == '(' ? Parenthesis() : throw Unexpected("a number, a name or '('");
    }

    private Expression Parenthesis()
    {
        if (!Accept('('))
        {
            throw Unexpected("'('");
        }
        var inner = Terms();
        return Accept(')') ? inner : throw Unexpected("')'");
    }

    private Constant Number()
    {
        var start = next;
        while (next < text.Length && (char.IsAsciiDigit(text[next]) || text[next] == '.'))
        {
            next++;
        }
        return double.TryParse(text.AsSpan(start, next - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? new(value)
            : throw Wrong($"{Words.Quote(text[start..next])} is no number", start, next - start);
    }

    private Expression Named()
    {
        var start = next;
        while (next < text.Length && char.IsLetter(text[next]))
        {
            next++;
        }
        var word = text[start..next];
        var name = word.Length == 1 && spelled.TryGetValue(word[0], out var written) ? written : word;
        var at = next < text.Length && text[next] == '_' ? Indices() : null;
        if (name == Sum)
        {
            return Summed(at, start);
        }
        if (at is null && Functions.All.FirstOrDefault(function => function.Name == name) is { } function)
        {
            return function.Of(Parenthesis());
        }
        if (!RuleNames.All.Contains(name))
        {
            throw Wrong(
                Suggestion.Unknown(Peek() == '(' ? "function" : "name", word,
                    Peek() == '(' ? [.. Functions.All.Select(function => function.Name)] : [.. RuleNames.All, Sum]), start, next - start);
        }
        if (names.Find(name, at, bound) is not { } element)
        {
            throw Wrong(at is null ? $"there is no {name} here" : $"there is no {name} with these indices", start, next - start);
        }
        return element.FreeIndices.Except(bound).Except(names.Indices).Select(index => (IndexName?)index).FirstOrDefault() is { } free
            ? throw Wrong($"nothing says what {free} is in {name}; sum over it with sum_{free}( )", start, next - start)
            : element;
    }

    private SumOver Summed(Items<AffineIndex>? at, int start)
    {
        if (at is not [{ Name: { } index }] || names.Range(index) is not { } range || bound.Contains(index))
        {
            throw Wrong("a sum needs the index that it runs over, as in sum_k( )", start, next - start);
        }
        bound.Add(index);
        var body = Parenthesis();
        bound.Remove(index);
        return new SumOver([new(index, range)], body);
    }

    private Items<AffineIndex> Indices()
    {
        var indices = new List<AffineIndex>();
        next++;
        var isBraced = next < text.Length && text[next] == '{';
        next += isBraced ? 1 : 0;
        for (; next < text.Length && (char.IsAsciiLetterLower(text[next]) || char.IsAsciiDigit(text[next]) || isBraced && text[next] is ',' or ' '); next++)
        {
            if (char.IsAsciiDigit(text[next]))
            {
                indices.Add(text[next] - '0');
            }
            else if (char.IsAsciiLetterLower(text[next]))
            {
                indices.Add(text[next]);
            }
        }
        if (indices.Count == 0 || isBraced && !Accept('}'))
        {
            throw Unexpected(isBraced ? "indices and '}'" : "an index");
        }
        return [.. indices];
    }

    /// <summary>The next character that is no space; \0 at the end.</summary>
    private char Peek()
    {
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }
        return next < text.Length ? text[next] : '\0';
    }

    private bool Accept(char character)
    {
        var isNext = Peek() == character;
        next += isNext ? 1 : 0;
        return isNext;
    }

    private ChainruleException Unexpected(string expected) =>
        Wrong($"expected {expected}, found {(Peek() == '\0' ? "the end" : Words.Quote(text[next].ToString()))}", next, Peek() == '\0' ? 0 : 1);

    private ChainruleException Wrong(string problem, int start, int length) => new($"column {start + 1}: {problem}", text, start, length);
}
