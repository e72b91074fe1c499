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
    /// <param name="exercise">The exercise.</param>
    /// <param name="sheet">The answers.</param>
    /// <param name="progress">Is told which share of the quantities is done.</param>
    /// <param name="cancellation">Stops it.</param>
    internal CheckedAnswers Check(Exercise exercise, AnswerSheet sheet, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var grading = new Grading(exercise, sheet, cancellation);
        Verdict[] verdicts = [.. Verdicts(grading)];
        var diagnoses = Diagnose(exercise, grading, verdicts, progress, cancellation).ToList();
        return new CheckedAnswers(verdicts, diagnoses, sheet.Rules.Count == 0 ? [] : Rules(exercise, sheet));
    }

    private List<RuleVerdict> Rules(Exercise exercise, AnswerSheet sheet)
    {
        var checker = new RuleChecker(exercise, hypotheses);
        return [.. sheet.Rules.Select(checker.Check)];
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
    private IEnumerable<Diagnosis> Diagnose(Exercise exercise, Grading grading, Verdict[] verdicts, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (before, explained) = (new HashSet<Variable>(), new HashSet<Variable>());
        var byVariable = verdicts.ToLookup(verdict => verdict.Field.Variable);
        var isFirst = true;
        foreach (var (n, rule) in derivation.Rules.Index())
        {
            progress?.Report((double)n / derivation.Rules.Count);
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
            isFirst &= worst < VerdictKind.Consistent;
            before.Add(variable);
        }
    }

    /// <summary>The mistakes that explain a quantity and the most of the other answers, one slip for each.</summary>
    private List<Fit> Fits(Exercise exercise, Grading grading, Quantity quantity, IEnumerable<Verdict> verdicts, CancellationToken cancellation)
    {
        var suspects = hypotheses.Concat(Swaps(quantity, verdicts)).ToList();
        var exact = Explaining(isLoose: false);
        var loose = new Lazy<List<Fit>>(() => Explaining(isLoose: true));
        return Best(exact.Where(fit => fit.IsWhole)) ?? Best(loose.Value.Where(fit => fit.IsWhole)) ?? Best(exact) ?? Best(loose.Value) ?? [];

        List<Fit> Explaining(bool isLoose) =>
            [.. suspects.Select(suspect => suspect.Explain(exercise, grading, quantity, isLoose, cancellation)).OfType<Fit>()];
    }

    /// <summary>Those that explain the most, one slip for each mistake; null where there are none at all.</summary>
    private static List<Fit>? Best(IEnumerable<Fit> fits) =>
        fits.GroupBy(fit => fit.Agreed).MaxBy(group => group.Key)?.DistinctBy(fit => fit.Slip.Mistake).ToList();

    private IEnumerable<Hypothesis> Swaps(Quantity quantity, IEnumerable<Verdict> verdicts) =>
        verdicts.Where(verdict => verdict.Kind == VerdictKind.Wrong).ToList() is [var first, var second]
            && quantity.Rule.Left.At.All(at => at.Name is not null)
            ? [new Hypothesis(derivation, SwapMistakes.Of(
                derivation, quantity.Rule, first.Field.Places[first.Cell], second.Field.Places[second.Cell],
                $"{first.Field.Describe(first.Cell)} and {second.Field.Describe(second.Cell)}"))]
            : [];
}
