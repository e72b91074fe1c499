using Chainrule.Derivations.Mistakes;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// Checks answers to one exercise, sheet after sheet: says what each number is worth, and finds the mistakes that were made by
/// making them. One thread at a time.
/// </summary>
public sealed class AnswerChecker
{
    private readonly Derivation derivation;
    private readonly List<Hypothesis> hypotheses;

    /// <summary>Makes every mistake ready that can be made in a network.</summary>
    public AnswerChecker(Derivation derivation)
    {
        this.derivation = derivation;
        Fields = AnswerFields.Of(derivation);
        hypotheses = [.. MistakeCatalogue.All.SelectMany(mistake => mistake.In(derivation)).Select(slip => new Hypothesis(derivation, slip))];
    }

    /// <summary>What can be answered.</summary>
    public IReadOnlyList<AnswerField> Fields { get; }

    /// <summary>Checks a sheet.</summary>
    internal CheckedAnswers Check(Exercise exercise, AnswerSheet sheet, CancellationToken cancellation = default)
    {
        var grading = new Grading(exercise, sheet, cancellation);
        Verdict[] verdicts = [.. Verdicts(grading)];
        return new CheckedAnswers(verdicts, [.. Diagnose(exercise, grading, verdicts, cancellation)]);
    }

    private IEnumerable<Verdict> Verdicts(Grading grading)
    {
        var seen = new HashSet<(Variable, int)>();
        foreach (var field in Fields.Where(grading.Sheet.Fields.Contains))
        {
            for (var cell = 0; cell < field.Places.Count; cell++)
            {
                var place = field.Places[cell];
                // What has two names, such as the output and the last activation, is one answer.
                if (grading.Sheet[field.Variable]![place] is { } answer && seen.Add((field.Variable, place)))
                {
                    yield return new(field, cell, answer, grading.Kind(field.Variable, place),
                        grading.Right(field.Variable, place), grading.LeadsTo(field.Variable, place));
                }
            }
        }
    }

    /// <summary>Quantity after quantity: what one diagnosis explains needs no other.</summary>
    private IEnumerable<Diagnosis> Diagnose(Exercise exercise, Grading grading, Verdict[] verdicts, CancellationToken cancellation)
    {
        var (before, explained) = (new HashSet<Variable>(), new HashSet<Variable>());
        var byVariable = verdicts.ToLookup(verdict => verdict.Field.Variable);
        var isFirst = true;
        foreach (var rule in derivation.Rules)
        {
            var variable = rule.Left.Variable;
            var worst = byVariable[variable].Select(verdict => verdict.Kind).DefaultIfEmpty(VerdictKind.Right).Max();
            // What is only consistent follows from something wrong before it or, as the first, from something rounded.
            if (worst == VerdictKind.Wrong && !explained.Contains(variable) || worst == VerdictKind.Consistent && isFirst)
            {
                var quantity = new Quantity(rule, worst, before.ToHashSet());
                var first = byVariable[variable].First(verdict => verdict.Kind == worst);
                var fits = Fits(exercise, grading, quantity, byVariable[variable], cancellation);
                if (worst == VerdictKind.Wrong || fits.Count > 0)
                {
                    yield return new(first, WorkedRule.Of(rule, first, grading), [.. fits.Select(fit => new Suspicion(fit.Slip.Mistake, fit.Slip.Explanation))],
                        fits.Count > 1 ? Question.Between(fits, Fields, grading.Sheet) : null);
                }
                foreach (var fit in fits)
                {
                    explained.UnionWith(fit.Explained);
                }
            }
            isFirst &= worst == VerdictKind.Right;
            before.Add(variable);
        }
    }

    /// <summary>The mistakes that explain a quantity and the most of the other answers, one slip for each.</summary>
    private List<Fit> Fits(Exercise exercise, Grading grading, Quantity quantity, IEnumerable<Verdict> verdicts, CancellationToken cancellation)
    {
        var suspects = hypotheses.Concat(Swaps(quantity, verdicts)).ToList();
        foreach (var isWhole in new[] { true, false })
        {
            foreach (var isLoose in new[] { false, true })
            {
                var fits = new List<Fit>();
                foreach (var suspect in suspects)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (suspect.Explain(exercise, grading, quantity, isLoose) is { } fit && fit.IsWhole == isWhole)
                    {
                        fits.Add(fit);
                    }
                }
                if (fits.Count > 0)
                {
                    var most = fits.Max(fit => fit.Agreed);
                    return [.. fits.Where(fit => fit.Agreed == most).DistinctBy(fit => fit.Slip.Mistake)];
                }
            }
        }
        return [];
    }

    private IEnumerable<Hypothesis> Swaps(Quantity quantity, IEnumerable<Verdict> verdicts) =>
        verdicts.Where(verdict => verdict.Kind == VerdictKind.Wrong).Select(verdict => verdict.Field.Places[verdict.Cell]).ToList() is [var first, var second]
            && quantity.Rule.Left.At.All(at => at.Name is not null)
            ? [new Hypothesis(derivation, SwapMistakes.Of(derivation, quantity.Rule, first, second))]
            : [];
}
