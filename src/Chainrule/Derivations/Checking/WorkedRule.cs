using Chainrule.Notation;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>A rule at one place, first with letters and then with numbers: h_1 = Σ_i w_i1 x_i = 0.35 · 1 + 0.15 · 0.05 + 0.2 · 0.1 = 0.3775.</summary>
internal static class WorkedRule
{
    /// <summary>Significant digits of the numbers put in.</summary>
    private const int Digits = 6;

    /// <summary>A sum of more terms is not written out.</summary>
    private const int MostTerms = 12;

    /// <summary>The rule for an answer; the numbers are the right ones, and the student's where those were wrong.</summary>
    public static Equation Of(Rule rule, Verdict verdict, Grading grading)
    {
        List<Formula> sides = [rule.Left.Write(), rule.Right.Write()];
        if (rule.Left.At.All(at => at.Name is not null))
        {
            var place = rule.Left.Variable.Place(verdict.Field.Places[verdict.Cell]);
            Expression At(Expression expression) =>
                rule.Over.Index().Aggregate(expression, (e, axis) => e.Substitute(axis.Item.Name, place[axis.Index]));
            sides[0] = At(rule.Left).Write();
            if (WrittenOut(At(rule.Right).Simplify()) is { } terms)
            {
                sides.Add(WithNumbers(terms, grading).Write());
            }
        }
        sides.Add(new Number(verdict.Carried, AnswerDigits));
        return new(sides);
    }

    /// <summary>Significant digits of a result.</summary>
    internal const int AnswerDigits = 9;

    /// <summary>Sums written out term by term; null where one has too many terms.</summary>
    private static Expression? WrittenOut(Expression expression)
    {
        var isShort = true;
        Expression Write(Expression e)
        {
            if (e is not SumOver sum)
            {
                return e.WithParts(Write);
            }
            isShort &= sum.Over.Aggregate(1L, (count, binding) => count * binding.Range.Count) <= MostTerms;
            if (!isShort)
            {
                return e;
            }
            IEnumerable<Expression> terms = [sum.Body];
            foreach (var (name, range) in sum.Over)
            {
                terms = terms.SelectMany(term => Enumerable.Range(range.First, range.Count).Select(i => term.Substitute(name, i)));
            }
            return new Plus([.. terms.Select(term => Write(term.Simplify())).Where(term => !term.Equals(Expression.Zero))]);
        }
        var written = Write(expression);
        return isShort ? written : null;
    }

    private static Expression WithNumbers(Expression expression, Grading grading) => expression switch
    {
        Element element => Decimal(Value(element, grading)),
        // − y is a number by itself.
        Times { Factors: [Constant { Value: -1 }, Element element] } => Decimal(-Value(element, grading)),
        _ => expression.WithParts(part => WithNumbers(part, grading)),
    };

    /// <summary>A number rounded. Its neighbour is no fraction of small numbers: it is written 0.15 and not 3/20, which is for formulas.</summary>
    private static Constant Decimal(double value)
    {
        var rounded = Mistakes.RoundingMistakes.ToSignificant(value, Digits);
        return new(double.IsInteger(rounded) ? rounded : Math.BitIncrement(rounded));
    }

    private static double Value(Element element, Grading grading)
    {
        var offset = element.Variable.Offset([.. element.At.Select(at => at.Number ?? int.MinValue)]);
        return offset < 0 ? 0 : grading.Taken(element.Variable, offset);
    }
}
