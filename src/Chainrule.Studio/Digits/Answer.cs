using Chainrule.Data;

namespace Chainrule.Studio.Digits;

/// <summary>What a network says to a picture.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Shares">A share of 1 for each digit; null where it cannot answer.</param>
/// <param name="Mistake">Why it cannot; null where it can.</param>
public sealed record Answer(string Name, float[]? Shares, string? Mistake)
{
    /// <summary>The digit with the largest share; null where there is no answer.</summary>
    public int? Digit => Shares is null ? null : Array.IndexOf(Shares, Shares.Max());

    /// <summary>Asks a network, which may be in the midst of its training.</summary>
    public static Answer Of(Learner learner, Picture picture)
    {
        try
        {
            return new Answer(learner.Name, learner.Network.Classify(picture.Pixels), null);
        }
        catch (ChainruleException exception)
        {
            return new Answer(learner.Name, null, exception.Message);
        }
    }
}
