using System.Globalization;
using Chainrule.Texts;

namespace Chainrule.Symbolics;

/// <summary>
/// Reads a formula as it is typed: <c>x / (1 + exp(-x))</c>. Sums, differences, products, quotients, powers (<c>^</c> or
/// <c>**</c>, the right one first), numbers, e, the functions of <see cref="Functions"/>, and <c>max</c> and <c>min</c> of
/// several. Factors may stand side by side: <c>2x (1 − x)</c>. What other names stand for is said by who derives from this.
/// </summary>
internal abstract class ExpressionParser
{
    private const int MostCharacters = 1000, MostNested = 50;

    private const string Max = "max", Min = "min";

    private static readonly Dictionary<string, string> spelled = new()
    {
        ["η"] = "eta",
        ["δ"] = "delta",
        ["ŷ"] = "yhat",
        ["σ"] = "sigmoid",
        ["Σ"] = "sum",
        ["ln"] = "log",
    };

    private static readonly Expression e = Functions.Exp.Of(1);

    private readonly string what, text;
    private readonly int end;
    private int next, nested, bars;

    /// <param name="what">What the text is, for messages.</param>
    /// <param name="text">What the formula is a part of.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    protected ExpressionParser(string what, string text, int start, int length)
    {
        (this.what, this.text, next, end) = (what, text, start, start + length);
        if (length > MostCharacters)
        {
            throw new ChainruleException($"{what}: a formula of {length} characters; the longest that is read has {MostCharacters}");
        }
    }

    /// <summary>Reads the whole formula.</summary>
    /// <exception cref="ChainruleException">A mistake in it, with its place.</exception>
    public Expression Parse()
    {
        var expression = Terms();
        Peek();
        return next == end ? expression : throw Unexpected("an operator or the end");
    }

    /// <summary>The names that may stand where no function does.</summary>
    protected abstract IReadOnlyList<string> Names { get; }

    /// <summary>What a name stands for, one of <see cref="Names"/>; its indices, if it has any, are read here.</summary>
    /// <param name="name">The name.</param>
    /// <param name="start">Where it begins.</param>
    protected abstract Expression Named(string name, int start);

    /// <summary>What stands between parentheses.</summary>
    protected Expression Parenthesis() => Enclosed('(', ')');

    private Expression Enclosed(char open, char close)
    {
        Expect(open);
        var inner = Terms();
        Expect(close);
        return inner;
    }

    /// <summary>The next character as it is; \0 at the end.</summary>
    protected char Next => next < end ? text[next] : '\0';

    /// <summary>The character after the next one; \0 beyond the end.</summary>
    private char Following => next + 1 < end ? text[next + 1] : '\0';

    /// <summary>The next character that is no space; \0 at the end.</summary>
    protected char Peek()
    {
        while (char.IsWhiteSpace(Next))
        {
            next++;
        }
        return Next;
    }

    /// <summary>Takes the next character, whatever it is.</summary>
    protected char Take() => text[next++];

    /// <summary>Takes the next character if it is this one.</summary>
    protected bool Accept(char character)
    {
        var isNext = Peek() == character;
        next += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Takes a text if it comes next, without a space before it.</summary>
    protected bool AcceptText(string expected)
    {
        var isNext = text.AsSpan(next, end - next).StartsWith(expected);
        next += isNext ? expected.Length : 0;
        return isNext;
    }

    /// <summary>The error for what comes next.</summary>
    protected ChainruleException Unexpected(string expected)
    {
        if (Peek() == '\0' && next == end)
        {
            return Wrong($"expected {expected}, found the end", next, next);
        }
        // What a reader takes for one character may be several of a string's.
        var stop = next + StringInfo.GetNextTextElementLength(text.AsSpan(next, end - next));
        return Wrong($"expected {expected}, found {Words.Quote(text[next..stop])}", next, stop);
    }

    /// <summary>The error for what has been read since a place.</summary>
    protected ChainruleException WrongSince(int start, string problem) => Wrong(problem, start, next);

    private ChainruleException Wrong(string problem, int start, int stop) =>
        new($"{what}, column {start + 1}: {problem}", text, start, stop - start);

    private Expression Terms()
    {
        var sum = Factors();
        while (Peek() is '+' or '-' or '−' or '–')
        {
            sum = Take() == '+' ? sum + Factors() : sum - Factors();
        }
        return sum;
    }

    /// <summary>A product, as far as it goes.</summary>
    protected Expression Factors()
    {
        var product = Signed();
        var isQuotient = false;
        while (true)
        {
            if (Peek() is '*' or '·' or '×' or '/')
            {
                isQuotient = Take() == '/';
                product = isQuotient ? product / Signed() : product * Signed();
            }
            else if (char.IsLetter(Next) || Next is '(' or '[' || Next == '|' && bars == 0)
            {
                // 1/2x is a half of x to some and 1/(2x) to others; 1/2 x is not.
                if (isQuotient && !char.IsWhiteSpace(text[next - 1]))
                {
                    throw Unexpected("'*' or parentheses to say what is divided by");
                }
                product *= Power();
                isQuotient = false;
            }
            else
            {
                return product;
            }
        }
    }

    private Expression Signed()
    {
        var minus = 0;
        while (Peek() is '-' or '−' or '–')
        {
            (minus, next) = (minus + 1, next + 1);
        }
        var power = Power();
        return minus % 2 == 0 ? power : -power;
    }

    private Expression Power()
    {
        // Everything that goes deeper comes through here.
        if (++nested > MostNested)
        {
            throw Wrong("too much within each other", next, next + 1);
        }
        var radix = Atom();
        var isStarred = Peek() == '*' && next + 1 < end && text[next + 1] == '*';
        if (Next != '^' && !isStarred)
        {
            nested--;
            return radix;
        }
        next += isStarred ? 2 : 1;
        var exponent = Next == '{' ? Enclosed('{', '}') : Signed();
        nested--;
        return ReferenceEquals(radix, e) ? Functions.Exp.Of(exponent) : radix.ToThe(exponent);
    }

    private Expression Atom()
    {
        var letter = Peek();
        return char.IsAsciiDigit(letter) || letter == '.' ? Number()
            : char.IsLetter(letter) ? Named()
            : letter == '(' ? Parenthesis()
            : letter == '[' ? Bracket()
            : letter == '|' ? Bars()
            : throw Unexpected("a number, a name or '('");
    }

    /// <summary><c>|x|</c></summary>
    private Call Bars()
    {
        bars++;
        var size = Functions.Abs.Of(Enclosed('|', '|'));
        bars--;
        return size;
    }

    /// <summary><c>[x &gt; 0]</c>: 1 where it is so, else 0.</summary>
    private Indicator Bracket()
    {
        Expect('[');
        var left = Terms();
        var isAbove = Accept('>');
        if (!isAbove && !Accept('≤'))
        {
            throw Unexpected("'>' or '≤'");
        }
        var right = Terms();
        Expect(']');
        return new(isAbove ? new Above(left, right) : new NotAbove(left, right));
    }

    private Constant Number()
    {
        var start = next;
        Digits();
        // 2e-3, but not the e of 2exp(x).
        if (Next is 'e' or 'E' && next + 1 < end
            && (char.IsAsciiDigit(text[next + 1]) || text[next + 1] is '+' or '-' && next + 2 < end && char.IsAsciiDigit(text[next + 2])))
        {
            next += 2;
            Digits();
        }
        return double.TryParse(text.AsSpan(start, next - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? new(value)
            : throw WrongSince(start, $"{Words.Quote(text[start..next])} is no number");
    }

    private void Digits()
    {
        while (char.IsAsciiDigit(Next) || Next == '.')
        {
            next++;
        }
    }

    private Expression Named()
    {
        var start = next;
        while (char.IsLetter(Next))
        {
            next++;
        }
        var word = text[start..next];
        var name = spelled.GetValueOrDefault(word, word);
        if (word == "σ" && Next == '_' && char.IsLetterOrDigit(Following))
        {
            // Whose function it is: σ_h.
            next += 2;
        }
        if (Next != '_' && Functions.All.FirstOrDefault(function => function.Name == name) is { } function)
        {
            return function.Of(Parenthesis());
        }
        return name switch
        {
            Max => new Largest([.. Several()]),
            Min => new Smallest([.. Several()]),
            "e" => e,
            _ when Names.Contains(name) => Named(name, start),
            _ => throw Unknown(word, start),
        };
    }

    private ChainruleException Unknown(string word, int start)
    {
        IReadOnlyList<string> functions = [.. Functions.All.Select(function => function.Name), Max, Min];
        var problem = Peek() == '(' && word.Length > 1
            ? Suggestion.Unknown("function", word, functions)
            : Suggestion.Unknown("name", word, Names);
        return Wrong(problem, start, start + word.Length);
    }

    private List<Expression> Several()
    {
        Expect('(');
        var parts = new List<Expression>();
        do
        {
            parts.Add(Terms());
        }
        while (Accept(','));
        Expect(')');
        return parts;
    }

    /// <summary>Takes a character that has to come next.</summary>
    protected void Expect(char character)
    {
        if (!Accept(character))
        {
            throw Unexpected($"'{character}'");
        }
    }
}
