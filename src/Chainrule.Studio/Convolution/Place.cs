using System.Globalization;

namespace Chainrule.Studio.Convolution;

/// <summary>A cell of an input or an output.</summary>
/// <param name="Row">Its row, from 0.</param>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Channel">Its channel, from 0.</param>
public readonly record struct Place(int Row, int Column, int Channel = 0)
{
    /// <summary><c>row,column</c>, or <c>channel,row,column</c> where the channel is not the first.</summary>
    public override string ToString() => Channel == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Row},{Column}")
        : string.Create(CultureInfo.InvariantCulture, $"{Channel},{Row},{Column}");

    /// <summary>Reads what <see cref="ToString"/> writes; the first cell for anything else.</summary>
    public static Place Parse(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return default;
            }
            numbers.Add(number);
        }
        return numbers switch
        {
            [var row, var column] => new Place(row, column),
            [var channel, var row, var column] => new Place(row, column, channel),
            _ => default,
        };
    }
}
