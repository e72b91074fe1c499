namespace Chainrule.Derivations.Checking;

/// <summary>The number to ask for next: its answer tells several mistakes apart.</summary>
/// <param name="Field">The quantity.</param>
/// <param name="Cell">Which of its numbers.</param>
/// <param name="Answers">What each mistake makes of it.</param>
public sealed record Question(AnswerField Field, int Cell, IReadOnlyList<double> Answers)
{
    /// <summary>Two numbers that differ by less could be one, written with few digits.</summary>
    private const double Visible = 0.01;

    /// <summary>The mistakes, by their places among the answers, that make the same of it.</summary>
    internal IEnumerable<IReadOnlyList<int>> Alike => Answers.Index()
        .GroupBy(own => Answers.Index().First(other => Difference(own.Item, other.Item) <= Visible).Index, own => own.Index)
        .Select(group => group.ToList()).Where(group => group.Count > 1);

    /// <summary>The number in which the most mistakes differ, and of these the one in which they differ most.</summary>
    /// <returns>null where no number that has no answer yet tells any two apart.</returns>
    internal static Question? Between(IReadOnlyList<Fit> fits, IReadOnlyList<AnswerField> fields, AnswerSheet sheet)
    {
        var (best, mostPairs, mostDifference) = ((Question?)null, 0, 0d);
        foreach (var field in fields)
        {
            for (var cell = 0; cell < field.Places.Count; cell++)
            {
                if (sheet[field.Variable]?[field.Places[cell]] is not null)
                {
                    continue;
                }
                double[] answers = [.. fits.Select(fit => fit.Numbers[field.Variable][field.Places[cell]])];
                var (pairs, difference) = (0, 0d);
                for (var i = 0; i < answers.Length; i++)
                {
                    for (var j = 0; j < i; j++)
                    {
                        var relative = Difference(answers[i], answers[j]);
                        pairs += relative > Visible ? 1 : 0;
                        difference += relative;
                    }
                }
                if (pairs > mostPairs || pairs == mostPairs && pairs > 0 && difference > mostDifference)
                {
                    (best, mostPairs, mostDifference) = (new Question(field, cell, answers), pairs, difference);
                }
            }
        }
        return best;
    }

    private static double Difference(double a, double b)
    {
        var size = Math.Max(Math.Abs(a), Math.Abs(b));
        return size == 0 || !double.IsFinite(size) ? 0 : Math.Abs(a - b) / size;
    }
}
