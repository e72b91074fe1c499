namespace Chainrule.Comparisons;

/// <summary>
/// Whether the better of two networks is better beyond noise. Two single trainings are judged by McNemar's test of their
/// answers; of several trainings each, the intervals over the seeds must be apart too, for the test knows the first ones only.
/// </summary>
/// <param name="Better">The network with the higher mean accuracy, or the first of two equal ones.</param>
/// <param name="Worse">The other.</param>
/// <param name="Test">McNemar's test of the two.</param>
/// <param name="Level">The probability that the test must stay under: 5%, shared among all tests made.</param>
internal sealed record AccuracyVerdict(NetworkResult Better, NetworkResult Worse, McNemarTest Test, double Level)
{
    /// <summary>Whether both networks were trained from several seeds.</summary>
    public bool OverSeeds => Better.Runs.Count > 1 && Worse.Runs.Count > 1;

    /// <summary>Examples that only the better network answers right.</summary>
    public int OnlyBetter => Test.First == Better.Name ? Test.OnlyFirstRight : Test.OnlySecondRight;

    /// <summary>Examples that only the worse network answers right.</summary>
    public int OnlyWorse => Test.First == Better.Name ? Test.OnlySecondRight : Test.OnlyFirstRight;

    /// <summary>Whether the test shows a difference, to either side.</summary>
    public bool Significant => Test.PValue < Level;

    /// <summary>Whether the intervals over the seeds have a value in common.</summary>
    public bool Overlap => OverSeeds && Better.TestAccuracy.Overlaps(Worse.TestAccuracy);

    /// <summary>Whether the first trainings, which the test is about, differ the other way round than the means.</summary>
    public bool Reversed => OnlyBetter < OnlyWorse;

    /// <summary>Whether the better network is better beyond noise.</summary>
    public bool Shown => Significant && !Overlap && !Reversed;

    /// <summary>The verdict on two networks; null if they were not tested against each other.</summary>
    public static AccuracyVerdict? Of(ComparisonResult result, NetworkResult one, NetworkResult other)
    {
        var test = result.Tests.FirstOrDefault(
            test => (test.First, test.Second) == (one.Name, other.Name) || (test.First, test.Second) == (other.Name, one.Name));
        if (test is null)
        {
            return null;
        }
        var (better, worse) = other.TestAccuracy.Mean > one.TestAccuracy.Mean ? (other, one) : (one, other);
        return new AccuracyVerdict(better, worse, test, result.Level);
    }
}
