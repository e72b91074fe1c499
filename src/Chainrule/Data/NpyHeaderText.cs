using System.Globalization;
using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Data;

/// <summary>
/// Reads the dictionary in a .npy header: of all that Python could write, the three entries of
/// <see cref="NpyHeader"/>, each once, in any order.
/// </summary>
internal sealed class NpyHeaderText(string text, string name)
{
    private const int MostAxes = 3;

    /// <summary>A matrix of hardly any columns under so many channels is a picture that lies the other way.</summary>
    private const int LeastOfPicture = 16, MostColours = 4;

    private int next;

    public NpyHeader Read()
    {
        var (type, isFortranOrder, sizes) = ((string?)null, (bool?)null, (List<int>?)null);
        Take('{');
        while (!Accept('}'))
        {
            var key = TakeString();
            Take(':');
            switch (key)
            {
                case "descr" when type is null:
                    type = TakeType();
                    break;
                case "fortran_order" when isFortranOrder is null:
                    isFortranOrder = TakeBoolean();
                    break;
                case "shape" when sizes is null:
                    sizes = TakeSizes();
                    break;
                default:
                    throw Damaged();
            }
            if (!Accept(','))
            {
                Take('}');
                break;
            }
        }
        if (text.AsSpan(next).ContainsAnyExcept(' ', '\n') || type is null || isFortranOrder is null || sizes is null)
        {
            throw Damaged();
        }
        return new NpyHeader(type[1..], type[0] == '>', isFortranOrder.Value, ShapeOf(sizes));
    }

    private string TakeType()
    {
        if (Peek() is '[' or '(')
        {
            throw new ChainruleException($"{name}: holds records of several fields; save one of them: numpy.save(path, array['field'])");
        }
        var type = TakeString();
        return type is ['<' or '>' or '|', _, ..]
            ? type
            : throw new ChainruleException($"{name}: holds values of the unknown type {Words.Quote(type)}; save it as float64");
    }

    private bool TakeBoolean()
    {
        foreach (var value in (ReadOnlySpan<bool>)[false, true])
        {
            // In Python's words, which are C#'s too.
            if (Peek() == value.ToString()[0] && text.AsSpan(next).StartsWith(value.ToString(), StringComparison.Ordinal))
            {
                next += value.ToString().Length;
                return value;
            }
        }
        throw Damaged();
    }

    private List<int> TakeSizes()
    {
        var sizes = new List<int>();
        Take('(');
        while (!Accept(')'))
        {
            sizes.Add(TakeSize());
            if (!Accept(','))
            {
                // A tuple of one has a comma; without it, the brackets would be mere brackets.
                Take(sizes.Count == 1 ? ',' : ')');
                break;
            }
        }
        return sizes;
    }

    private int TakeSize()
    {
        Peek();
        var start = next;
        while (next < text.Length && char.IsAsciiDigit(text[next]))
        {
            next++;
        }
        var digits = text.AsSpan(start, next - start);
        if (digits.IsEmpty)
        {
            throw Damaged();
        }
        // Python 2 wrote long integers as 3L.
        next += next < text.Length && text[next] == 'L' ? 1 : 0;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw new ChainruleException($"{name}: says an axis has {digits[..Math.Min(digits.Length, 20)]} cells; get the file again");
    }

    private Shape ShapeOf(List<int> sizes)
    {
        var shape = $"({string.Join(", ", sizes.Take(8))}{(sizes.Count > 8 ? ", …" : "")}{(sizes.Count == 1 ? "," : "")})";
        if (sizes.Count is < 1 or > MostAxes)
        {
            throw new ChainruleException(
                $"{name}: its shape is {shape}; give one axis (a row), two (rows, columns) or three (channels, rows, columns)");
        }
        if (sizes.Contains(0))
        {
            throw new ChainruleException($"{name}: its shape is {shape}, which holds no numbers; give at least one");
        }
        if (sizes is [> LeastOfPicture, > LeastOfPicture, <= MostColours])
        {
            throw new ChainruleException(
                $"{name}: its shape {shape} looks like rows, columns, channels, and channels come first: numpy.moveaxis(array, -1, 0)");
        }
        // Each below 2³¹, and the product is looked at before it can overflow.
        if (sizes.Aggregate(1L, (count, size) => Math.Min(count, MatrixFile.MostCells + 1) * size) > MatrixFile.MostCells)
        {
            throw new ChainruleException(
                $"{name}: its shape is {shape}, more than {MatrixFile.MostCells / 1_000_000} million numbers; give a part of them");
        }
        return new Shape([.. sizes]);
    }

    private string TakeString()
    {
        var quote = Peek();
        var length = quote is '\'' or '"' ? text.AsSpan(next + 1).IndexOf(quote) : -1;
        if (length < 0)
        {
            throw Damaged();
        }
        var content = text.Substring(next + 1, length);
        next += length + 2;
        return content;
    }

    /// <summary>The next character that is no blank, without reading it; a NUL at the end.</summary>
    private char Peek()
    {
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }
        return next < text.Length ? text[next] : '\0';
    }

    private bool Accept(char character)
    {
        if (Peek() != character)
        {
            return false;
        }
        next++;
        return true;
    }

    private void Take(char character)
    {
        if (!Accept(character))
        {
            throw Damaged();
        }
    }

    private ChainruleException Damaged() => new(
        $"{name}: its header is not what numpy writes for an array (at its character {next + 1}); write it again with numpy.save");
}
