using System.Text;
using Chainrule.Derivations.Checking;
using Chainrule.Derivations.Mistakes;
using Chainrule.Tensors;

namespace Chainrule.Tests.Derivations.Checking;

/// <summary>
/// The tables of docs/mistakes.md are what the code gives. With CHAINRULE_WRITE_DOCS set, the test writes them instead of comparing.
/// </summary>
public class MistakeDocumentTests
{
    private static string File { get; } = System.IO.Path.Combine(Repository.Root, "docs", "mistakes.md");

    [Fact]
    public void The_list_of_mistakes_is_the_catalogue() => Hold("list", List());

    [Fact]
    public void The_table_of_confusions_is_what_the_code_gives() => Hold("table", Table());

    private static string List()
    {
        var text = new StringBuilder("| mistake | what is done | what becomes of the rule |\n|---|---|---|\n");
        var slips = CheckedNetwork.All.SelectMany(network => network.Slips).ToList();
        foreach (var mistake in MistakeCatalogue.All)
        {
            var slip = slips.FirstOrDefault(slip => slip.Mistake == mistake);
            var formula = slip is null || mistake == RoundingMistakes.TooEarly ? "" : $"`{slip.Changed[0].Wrong.Left} = {slip.Changed[0].Wrong.Right}`";
            text.Append($"| {mistake.Name} | {mistake.Meaning} | {formula.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
        return text.ToString();
    }

    private static string Table()
    {
        var text = new StringBuilder("| planted | cases | found from all answers | and said with it | found from the updated weights | and said with it |\n|---|---:|---:|---|---:|---|\n");
        var random = new RandomSource(2026);
        var slips = CheckedNetwork.All.SelectMany(network => network.Slips.Select(slip => (Network: network, Slip: slip))).ToLookup(pair => pair.Slip.Mistake);
        foreach (var mistake in MistakeCatalogue.All.Where(mistake => slips[mistake].Any()))
        {
            var (all, few) = (new Tally(), new Tally());
            foreach (var (network, slip) in slips[mistake])
            {
                var exercise = network.Exercise(ref random);
                all.Add(slip, Check(network, exercise, slip, _ => true));
                few.Add(slip, Check(network, exercise, slip, field => field.Section == "updated"));
            }
            text.Append($"| {mistake.Name} | {slips[mistake].Count()} | {all} | {few} |\n");
        }
        return text.ToString();
    }

    private static CheckedAnswers Check(CheckedNetwork network, Exercise exercise, Slip slip, Predicate<AnswerField> isAnswered) => network.Checker.Check(
        exercise, network.Answers(exercise, slip.Rules, isAnswered, CheckedNetwork.Significant(6)), cancellation: TestContext.Current.CancellationToken);

    private static void Hold(string name, string expected)
    {
        var text = System.IO.File.ReadAllText(File).ReplaceLineEndings("\n");
        var (start, end) = ($"<!-- {name} begins: written by MistakeDocumentTests -->\n", $"<!-- {name} ends -->");
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= start.Length && to >= from, $"docs/mistakes.md has no {name} between its marks");
        if (Environment.GetEnvironmentVariable("CHAINRULE_WRITE_DOCS") is not null)
        {
            System.IO.File.WriteAllText(File, text[..from] + expected + text[to..]);
            return;
        }
        Assert.Equal(expected, text[from..to]);
    }

    /// <summary>How often a mistake was found, and what else was said.</summary>
    private sealed class Tally
    {
        private readonly SortedDictionary<string, int> others = new(StringComparer.Ordinal);
        private int found, hidden;

        public void Add(Slip slip, CheckedAnswers answers)
        {
            if (answers.Diagnoses.Count == 0)
            {
                hidden++;
                return;
            }
            var said = answers.Diagnoses[0].Suspicions.Select(suspicion => suspicion.Mistake).ToList();
            Assert.Contains(slip.Mistake, said);
            found++;
            foreach (var other in said.Where(other => other != slip.Mistake))
            {
                others[other.Name] = others.GetValueOrDefault(other.Name) + 1;
            }
        }

        public override string ToString() =>
            $"{found}{(hidden > 0 ? $" ({hidden} not to be seen)" : "")} | {string.Join(", ", others.Select(other => $"{other.Key} {other.Value}"))}";
    }
}
