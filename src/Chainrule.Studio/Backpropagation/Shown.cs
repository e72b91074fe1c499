using System.Globalization;
using Chainrule.Notation;
using Chainrule.Symbolics;

namespace Chainrule.Studio.Backpropagation;

/// <summary>Numbers as the lab shows them.</summary>
internal static class Shown
{
    /// <summary>In a drawing, where room is small: four significant digits.</summary>
    public static string Short(double value) => new Number(value, 4).ToString();

    /// <summary>Where there is room.</summary>
    public static string Long(double value) => new Number(value, 9).ToString();

    /// <summary>What a variable's number is called where no formula can stand: v₁₂, w₁₂ of layer (2), a₁ of layer h.</summary>
    public static string Name(Variable variable, int place)
    {
        var indices = variable.Place(place);
        var digits = string.Join(indices.Any(index => index > 9) ? "," : "", indices.Select(index => index.ToString(CultureInfo.InvariantCulture)));
        var name = variable.Symbol + string.Concat(digits.Select(digit => char.IsAsciiDigit(digit) ? (char)('₀' + digit - '0') : digit));
        return variable.Layer.Length > 0 ? $"{name} of layer {variable.Layer}" : name;
    }
}
