using System.Globalization;

namespace Chainrule.Tests.Notation;

/// <summary>What a formula's text comes to: a reader who knows the rules of arithmetic and nothing of the printer.</summary>
internal sealed class TextValue
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private readonly string text;
    private readonly Func<char, double> symbol;
    private int next;
    private bool isInBars;

    private TextValue(string text, Func<char, double> symbol) =>
        (this.text, this.symbol) = (text.Replace(" ", "", StringComparison.Ordinal), symbol);

    public static double Of(string text, Func<char, double>? symbol = null)
    {
        var reader = new TextValue(text, symbol ?? (letter => throw new FormatException($"no value for {letter}")));
        var value = reader.Sum();
        Assert.True(reader.next == reader.text.Length, $"'{text}' is not read to its end but to '{reader.text[..reader.next]}'");
        return value;
    }

    private char Peek => next < text.Length ? text[next] : '\0';

    private bool Accept(char sign)
    {
        var found = Peek == sign;
        next += found ? 1 : 0;
        return found;
    }

    private double Sum()
    {
        var value = Accept('−') ? -Product() : Product();
        while (Peek is '+' or '−')
        {
            value += text[next++] == '+' ? Product() : -Product();
        }
        return value;
    }

    private double Product()
    {
        var value = Factor();
        while (Peek is '·' or '/' or '(' or '⌊' or '√' || Peek == '|' && !isInBars || char.IsAsciiLetter(Peek))
        {
            value = Accept('·') ? value * Factor() : Accept('/') ? value / Factor() : value * Factor();
        }
        return value;
    }

    private double Factor()
    {
        var value = Base();
        return Accept('^') ? Math.Pow(value, Accept('{') ? Closed(Sum(), '}') : text[next++] - '0') : value;
    }

    private double Base()
    {
        if (Accept('√'))
        {
            return Math.Sqrt(Base());
        }
        if (!isInBars && Accept('|'))
        {
            isInBars = true;
            var value = Math.Abs(Sum());
            isInBars = false;
            return Closed(value, '|');
        }
        if (Accept('('))
        {
            return Closed(Sum(), ')');
        }
        if (Accept('⌊'))
        {
            return Closed(Math.Floor(Sum()), '⌋');
        }
        if (char.IsAsciiLetter(Peek))
        {
            return symbol(text[next++]);
        }
        var start = next;
        while (char.IsAsciiDigit(Peek) || Peek == '.')
        {
            next++;
        }
        return Math.Pow(double.Parse(text[start..next], CultureInfo.InvariantCulture), Exponent());
    }

    private int Exponent()
    {
        var sign = Accept('⁻') ? -1 : 1;
        var (exponent, digits) = (0, 0);
        for (int digit; (digit = Superscripts.IndexOf(Peek, StringComparison.Ordinal)) >= 0; next++, digits++)
        {
            exponent = 10 * exponent + digit;
        }
        return digits == 0 ? 1 : sign * exponent;
    }

    private double Closed(double value, char close)
    {
        Assert.True(Accept(close), $"'{text}' lacks a {close} at {next}");
        return value;
    }
}
