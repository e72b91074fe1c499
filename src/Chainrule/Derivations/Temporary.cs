using Chainrule.Losses;
using Chainrule.Symbolics;
namespace Chainrule.Derivations;
#pragma warning disable
internal static class Temporary
{
    extension(Loss loss)
    {
        public bool HasProbabilities => loss is CrossEntropy;
        public Expression Equation(Variable p, Variable t, Items<Binding> over)
        {
            Element At(Variable v) => new(v, [.. over.Select(b => (AffineIndex)b.Name)]);
            return loss switch
            {
                SumOfSquares => 0.5 * (Expression)new SumOver(over, (At(p) - At(t)).ToThe(2)),
                MeanSquaredError => 1.0 / p.Count * (Expression)new SumOver(over, (At(p) - At(t)).ToThe(2)),
                _ => -(Expression)new SumOver(over, At(t) * Functions.Log.Of(At(p))),
            };
        }
        public Expression? Probabilities(Variable o, Items<Binding> over)
        {
            if (loss is not CrossEntropy) return null;
            Element At(Variable v) => new(v, [.. over.Select(b => (AffineIndex)b.Name)]);
            var e = Functions.Exp.Of(At(o));
            return e / new SumOver(over, e).Apart(over.Select(b => b.Name));
        }
    }
}
