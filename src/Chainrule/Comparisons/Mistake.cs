using Chainrule.Data;
using Chainrule.Training;

namespace Chainrule.Comparisons;

/// <summary>A test example that a network answered wrong.</summary>
/// <param name="Index">Which example of the set.</param>
/// <param name="Truth">Its class.</param>
/// <param name="Answer">The class answered.</param>
/// <param name="Confidence">The probability that the network gave to its answer.</param>
public sealed record Mistake(int Index, int Truth, int Answer, float Confidence)
{
    /// <summary>The mistakes that the network was surest of, surest first; of two equally sure ones the earlier example.</summary>
    /// <param name="evaluation">How the network answered the set.</param>
    /// <param name="data">The set that was evaluated.</param>
    /// <param name="most">How many to list at most.</param>
    /// <exception cref="ArgumentException">An evaluation of another number of examples.</exception>
    public static IReadOnlyList<Mistake> MostConfident(Evaluation evaluation, Dataset data, int most)
    {
        if (evaluation.Examples != data.Count)
        {
            throw new ArgumentException($"The evaluation is of {evaluation.Examples} examples, the set has {data.Count}.", nameof(evaluation));
        }
        return [.. Enumerable.Range(0, data.Count)
            .Where(index => evaluation.Predictions[index] != data.Label(index))
            .OrderByDescending(index => evaluation.Confidence[index])
            .ThenBy(index => index)
            .Take(most)
            .Select(index => new Mistake(index, data.Label(index), evaluation.Predictions[index], evaluation.Confidence[index]))];
    }
}
