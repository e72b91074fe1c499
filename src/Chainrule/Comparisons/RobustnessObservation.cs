using System.Globalization;
using Chainrule.Texts;

namespace Chainrule.Comparisons;

/// <summary>
/// How much of its accuracy each network keeps when the pictures are changed, who keeps more, and how far each falls. What
/// is kept is the accuracy at a change divided by the accuracy without it; equal changes to opposite sides, and along both
/// axes, are averaged.
/// </summary>
/// <param name="curveNames">The curves of the change, one an axis.</param>
/// <param name="amountsToTell">How much of it to tell of, rising.</param>
/// <param name="changed">What the change does to the pictures: the start of a sentence that goes on with an amount.</param>
/// <param name="name">An amount with its unit.</param>
/// <param name="immune">What a network would be that loses nothing by the change.</param>
internal sealed class RobustnessObservation(
    string[] curveNames, double[] amountsToTell, string changed, Func<string, string> name, string immune)
{
    private static readonly RobustnessObservation Shift = new(
        ["shift-x", "shift-y"], [1, 2, 4, 6], "Shifted by", amount => amount == "1" ? "1 pixel" : amount + " pixels", "shift-invariant");

    private static readonly RobustnessObservation Rotation = new(
        ["rotation"], [15, 30, 45], "Rotated by", amount => amount + " degrees", "rotation-invariant");

    private static readonly RobustnessObservation Noise = new(
        ["noise"], [0.2, 0.4, 0.6], "Under noise of", amount => "deviation " + amount, "immune to noise");

    public static IEnumerable<string> OfShift(ComparisonResult result) => Shift.Sentences(result);

    public static IEnumerable<string> OfRotation(ComparisonResult result) => Rotation.Sentences(result);

    public static IEnumerable<string> OfNoise(ComparisonResult result) => Noise.Sentences(result);

    private IEnumerable<string> Sentences(ComparisonResult result)
    {
        var curves = curveNames.Select(curve => Observations.Curves(result, curve)).Where(curve => curve.Count > 0).ToList();
        if (curves.Count == 0)
        {
            yield break;
        }
        List<Falling> networks =
            [.. Enumerable.Range(0, result.Networks.Count).Select(i => new Falling(curves[0][i].Name, [.. curves.Select(curve => curve[i].Curve)]))];
        var amounts = amountsToTell.Where(amount => networks.All(network => network.Has(amount))).ToList();
        if (amounts.Count == 0 || !networks.All(network => network.Has(0)))
        {
            yield break;
        }
        var examples = result.Data.Test.Count;
        yield return Accuracies(networks, amounts, examples);
        if (networks.Count > 1)
        {
            yield return Keepers(networks, amounts);
        }
        yield return Falls(networks, amounts[^1], examples);
    }

    private string Accuracies(List<Falling> networks, List<double> amounts, int examples)
    {
        var directions = networks[0].Directions(amounts[0]);
        var mean = directions > 1 ? $" (mean of {directions} directions)" : "";
        var each = networks.Select((network, i) =>
        {
            var accuracies = Listed.Words([.. amounts.Select(amount => Phrases.CurvePercent(network.At(amount).Mean, examples))]);
            return i == 0 ? $"{network.Name} answers {accuracies} right" : $"{network.Name} {accuracies}";
        });
        return $"{changed} {Named(amounts)}{mean}, {string.Join("; ", each)}.";
    }

    private string Keepers(List<Falling> networks, List<double> amounts)
    {
        var more = networks.Count == 2 ? "more" : "the most";
        var leaders = amounts
            .GroupBy(amount => Observations.Leader([.. networks.Select(network => (network.Name, network.Kept(amount)))]))
            .Select(group => group.Key is null
                ? $"at {Named([.. group])} no difference is shown"
                : $"{group.Key} keeps {more} at {Named([.. group])}");
        return $"Of the accuracy on unchanged pictures, {string.Join("; ", leaders)}.";
    }

    private string Falls(List<Falling> networks, double amount, int examples)
    {
        var fallen = networks.Where(network => network.Falls(amount)).ToList();
        var standing = Listed.Words([.. networks.Except(fallen).Select(network => network.Name)]);
        var at = name(Number(amount));
        if (fallen.Count == 0)
        {
            return $"At {at} no loss of accuracy is shown for {standing}.";
        }
        var losses = fallen.Select(network =>
            $"by {Phrases.CurvePoints(network.At(0).Mean - network.At(amount).Mean, examples)} for {network.Name}");
        return $"At {at} the accuracy falls {Listed.Words([.. losses])}: {Listed.Words([.. fallen.Select(network => network.Name)])} "
            + $"{(fallen.Count == 1 ? "is" : "are")} not {immune}" + (standing == "" ? "." : $"; no loss is shown for {standing}.");
    }

    private string Named(List<double> amounts) => name(Listed.Words([.. amounts.Select(Number)]));

    private static string Number(double amount) => amount.ToString(CultureInfo.InvariantCulture);
}
