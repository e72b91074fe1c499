namespace Chainrule.Symbolics;

/// <summary>A function of one number; <see cref="Functions"/> has them all.</summary>
public sealed class Function
{
    private readonly Func<Expression, Expression> derivative;

    internal Function(string name, Func<double, double> value, Func<Expression, Expression> derivative)
    {
        Name = name;
        Value = value;
        this.derivative = derivative;
    }

    /// <summary>What it is called in formulas that a user writes.</summary>
    public string Name { get; }

    /// <summary>Its value at a number.</summary>
    public Func<double, double> Value { get; }

    /// <summary>The function applied to something.</summary>
    public Call Of(Expression argument, string label = "") => new(this, argument, label);

    /// <summary>Its derivative by the argument, at an argument; a call of the function itself within it keeps the label.</summary>
    public Expression Derivative(Expression argument, string label = "")
    {
        return label.Length == 0 ? derivative(argument) : Labelled(derivative(argument));

        Expression Labelled(Expression expression) => expression is Call call && call.Function == this
            ? call with { Label = label }
            : expression.WithParts(Labelled);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
