using System.Globalization;
using System.Runtime.CompilerServices;

namespace Chainrule.Filters;

/// <summary>A number that a family of kernels takes.</summary>
/// <param name="Name">What it is called in a text's description, in capitals: <c>SIGMA</c>.</param>
/// <param name="Meaning">What it does, with its unit.</param>
/// <param name="Least">The smallest value.</param>
/// <param name="Most">The largest value.</param>
/// <param name="Default">What it is where it is left out, in words; null where it must be given.</param>
/// <param name="IsWhole">Whether it must be a whole number.</param>
public sealed record KernelParameter(
    string Name, string Meaning, double Least, double Most, string? Default = null, bool IsWhole = false)
{
    /// <summary>Which values it takes: <c>a whole number from 1 to 1000</c>.</summary>
    public string Range =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsWhole ? "a whole number" : "a number")} from {Least} to {Most}");

    /// <summary>The name as it stands in a family's syntax: in brackets where it may be left out.</summary>
    internal string Syntax => Default is null ? Name : $"[{Name}]";

    internal bool Accepts(double value) => value >= Least && value <= Most && (!IsWhole || value == Math.Floor(value));

    /// <summary>The value itself, for a programmer's call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value that it does not take.</exception>
    internal double Check(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Accepts(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{Name} must be {Range}");

    /// <summary>The value itself, for a programmer's call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value that it does not take.</exception>
    internal int Check(int value, [CallerArgumentExpression(nameof(value))] string? name = null) => (int)Check((double)value, name);

    /// <summary>The rows and columns of a family whose size follows from its other parameters unless it is given.</summary>
    internal static KernelParameter Size(string rule) =>
        new("SIZE", "its rows and columns", 1, KernelText.MostRows, rule, IsWhole: true);
}
