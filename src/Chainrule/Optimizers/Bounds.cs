using System.Runtime.CompilerServices;
using Chainrule.Texts;

namespace Chainrule.Optimizers;

/// <summary>Where a finite number may lie: the test, and the words for it in an error.</summary>
internal sealed class Bounds(string description, Predicate<double> contains)
{
    public static Bounds Positive { get; } = new("a number above 0", x => x > 0);

    /// <summary>Learning rates: a float holds none larger.</summary>
    public static Bounds Rate { get; } = new("a number above 0 and at most 3e38", x => x is > 0 and <= 3e38);

    public static Bounds NotNegative { get; } = new("a number of at least 0", x => x >= 0);

    /// <summary>Numbers that a division by a float may be kept from 0 with.</summary>
    public static Bounds Epsilon { get; } = new("a number from 1e-30 to 1", x => x is >= 1e-30 and <= 1);

    public static Bounds BelowOne { get; } = new("a number from 0 up to, but not including, 1", x => x is >= 0 and < 1);

    public static Bounds Share { get; } = new("a number from 0 to 1", x => x is >= 0 and <= 1);

    public static Bounds Factor { get; } = new("a number above 0 and at most 1", x => x is > 0 and <= 1);

    public static Bounds Divisor { get; } = new("a number of at least 1", x => x >= 1);

    /// <summary>The value itself, for a programmer's call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside.</exception>
    public double Check(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && contains(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"expected {description}");

    /// <summary>Reads the value from a user's text.</summary>
    /// <exception cref="ChainruleException">The next word is no such number.</exception>
    public double Take(Words words, string what) => words.TakeDouble($"{what}, {description}", contains);
}
