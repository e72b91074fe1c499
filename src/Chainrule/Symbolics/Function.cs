namespace Chainrule.Symbolics;

/// <summary>A function of one number; <see cref="Functions"/> has them all.</summary>
public sealed class Function
{
    private readonly Func<Call, Expression> derivative;

    internal Function(string name, Func<double, double> value, Func<Call, Expression> derivative) =>
        (Name, Value, this.derivative) = (name, value, derivative);

    /// <summary>What it is called in formulas that a user writes.</summary>
    public string Name { get; }

    /// <summary>Its value at a number.</summary>
    public Func<double, double> Value { get; }

    /// <summary>The function applied to something.</summary>
    public Call Of(Expression argument, string label = "") => new(this, argument, label);

    /// <summary>The derivative of a call of it by what it is called with.</summary>
    internal Expression Derivative(Call call) => derivative(call);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
