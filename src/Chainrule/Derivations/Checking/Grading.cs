using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// The answers held against two calculations: the right one, and the one that is carried forward from them. In the latter, as
/// soon as a quantity is computed, wrong answers take the place of its numbers; what follows is computed from these. A wrong
/// zero takes no number's place: whoever answers nothing earns nothing by what would follow.
/// </summary>
internal sealed class Grading
{
    /// <summary>Calculations from answers moved about as far as rounding may have moved them.</summary>
    private const int Moved = 8;

    /// <summary>What follows may be off by so many times the largest deviation that moving the answers made.</summary>
    private const double Safety = 2;

    private readonly Dictionary<Variable, VerdictKind[]> kinds = [];
    private readonly Dictionary<Variable, double[]> slacks = [], leadsTo = [];
    private readonly Calculation right, carried;

    public Grading(Exercise exercise, AnswerSheet sheet, CancellationToken cancellation)
    {
        Sheet = sheet;
        Calculation Start()
        {
            var calculation = new Calculation(exercise.Derivation);
            exercise.Load(calculation);
            return calculation;
        }
        right = Start();
        right.Run(cancellation);
        RequireFinite(exercise);
        carried = Start();
        // The first is carried itself.
        Calculation[] all = [carried, .. Enumerable.Range(0, Moved).Select(_ => Start())];
        var random = new RandomSource(Moved);
        var steps = all.Select(calculation => calculation.Steps(cancellation).GetEnumerator()).ToArray();
        foreach (var rule in exercise.Derivation.Rules)
        {
            foreach (var step in steps)
            {
                step.MoveNext();
            }
            if (sheet[rule.Left.Variable] is { } answers)
            {
                Grade(rule.Left.Variable, answers, all, ref random);
            }
        }
    }

    /// <summary>The answers.</summary>
    public AnswerSheet Sheet { get; }

    /// <summary>What the answer at a place of a variable is worth.</summary>
    public VerdictKind Kind(Variable variable, int place) => kinds[variable][place];

    /// <summary>The right number at a place of a variable.</summary>
    public double Right(Variable variable, int place) => right[variable][place];

    /// <summary>What the answers before it lead to at the place of an answer.</summary>
    public double LeadsTo(Variable variable, int place) => leadsTo[variable][place];

    /// <summary>By how much that hangs on how the answers were rounded.</summary>
    public double Slack(Variable variable, int place) => slacks[variable][place];

    /// <summary>What is computed with further: the right numbers, or the student's.</summary>
    public IReadOnlyDictionary<Variable, double[]> Taken => carried.Values;

    private void Grade(Variable variable, IReadOnlyList<GivenNumber?> answers, Calculation[] all, ref RandomSource random)
    {
        var own = kinds[variable] = new VerdictKind[variable.Count];
        var slack = slacks[variable] = new double[variable.Count];
        var leads = leadsTo[variable] = new double[variable.Count];
        for (var place = 0; place < answers.Count; place++)
        {
            if (answers[place] is not { } answer)
            {
                continue;
            }
            var (expected, follows) = (right[variable][place], carried[variable][place]);
            slack[place] = Safety * all.Max(calculation => Math.Abs(calculation[variable][place] - follows));
            own[place] = answer.Agrees(expected) ? VerdictKind.Right
                : answer.Agrees(follows, slack[place]) ? VerdictKind.Consistent
                : VerdictKind.Wrong;
            var taken = own[place] switch
            {
                VerdictKind.Right => expected,
                VerdictKind.Wrong when answer.Value == 0 => follows,
                _ => answer.Value,
            };
            leads[place] = follows;
            foreach (var calculation in all)
            {
                calculation[variable][place] = taken + (calculation == carried ? 0 : random.NextDouble(-1, 1) * answer.HalfUnit);
            }
        }
    }

    private void RequireFinite(Exercise exercise)
    {
        foreach (var rule in exercise.Derivation.Rules)
        {
            if (!right[rule.Left.Variable].All(double.IsFinite))
            {
                throw new ChainruleException($"the numbers given lead to no finite {rule.Left.Variable}; give smaller ones");
            }
        }
    }
}
