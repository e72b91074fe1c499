using Chainrule.Notation;

namespace Chainrule.Studio.Backpropagation;

/// <summary>Numbers as the lab shows them.</summary>
internal static class Shown
{
    /// <summary>In a drawing, where room is small: four significant digits.</summary>
    public static string Short(double value) => new Number(value, 4).ToString();

    /// <summary>Where there is room.</summary>
    public static string Long(double value) => new Number(value, 9).ToString();
}
