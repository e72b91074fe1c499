using Chainrule.Kernels;
using Chainrule.Symbolics;

namespace Chainrule.Losses;

/// <summary>
/// A loss that a user gives as a formula in y, what the network puts out, and t, what it should, such as <c>abs(y - t)^1.5</c>:
/// L = Σ_k f(ŷ_k, t_k). Its derivative is found from the formula.
/// </summary>
public sealed class FormulaLoss : Loss
{
    /// <summary>Outputs whose losses are worked out at a time.</summary>
    private const int Stretch = 16;

    private static readonly Variable y = new('y'), t = new('t');

    private readonly Expression formula;
    private readonly LaneProgram value, slope;

    /// <summary>Creates the loss.</summary>
    /// <param name="formula">The formula of one output's part: docs/network-text.md says what may stand in it.</param>
    /// <exception cref="ChainruleException">A text that is no formula in y and t, with the place of the mistake.</exception>
    public FormulaLoss(string formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        this.formula = FormulaParser.Parse("loss", formula, 0, formula.Length, y, t);
        var simplified = this.formula.Simplify();
        if (simplified.Elements.All(element => element.Variable != y))
        {
            throw new ChainruleException("loss, column 1: this has the same value whatever the network puts out, and nothing would be learnt: a loss needs a y", formula, 0, formula.Length);
        }
        Name = string.Join(' ', formula.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var stable = simplified.Stable();
        value = LaneCompiler.Compile(stable, y, t);
        slope = LaneCompiler.Compile(stable.By(y[[]]).Simplify(), y, t);
    }

    /// <summary>The formula as it was written, a single space where there were more.</summary>
    public override string Name { get; }

    internal override Expression Equation(Variable prediction, Variable target, Items<Binding> over) =>
        new SumOver(over, formula.Replace(y, _ => At(prediction, over)).Replace(t, _ => At(target, over)).Simplify());

    internal override unsafe TLane Evaluate<TLane, T>(TLane* output, TLane* target, TLane* delta, int count)
    {
        var sum = TLane.Constant(0);
        var parts = stackalloc TLane[Stretch];
        for (var start = 0; start < count; start += Stretch)
        {
            var outputs = Math.Min(Stretch, count - start);
            value.Run<TLane, T>(output + start, target + start, parts, outputs);
            for (var k = 0; k < outputs; k++)
            {
                sum += parts[k];
            }
        }
        slope.Run<TLane, T>(output, target, delta, count);
        return sum;
    }
}
