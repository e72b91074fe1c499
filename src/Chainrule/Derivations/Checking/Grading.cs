using Chainrule.Derivations.Mistakes;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// The answers held against two calculations: the right one, and the one that is carried forward from them. In the latter, as
/// soon as a quantity is computed, wrong answers take the place of its numbers; what follows is computed from these. A wrong
/// zero takes no number's place: whoever answers nothing earns nothing by what would follow.
/// </summary>
internal sealed class Grading
{
    private readonly Dictionary<Variable, VerdictKind[]> kinds = [];
    private readonly Dictionary<Variable, double[]> leadsTo = [];
    private readonly Dictionary<Variable, double[]> before;
    private readonly Calculation right, bySlope;
    private readonly Spread carried;

    public Grading(Exercise exercise, AnswerSheet sheet, CancellationToken cancellation)
    {
        Sheet = sheet;
        var derivation = exercise.Derivation;
        before = derivation.Blocks.SelectMany(block => block.Parameters).ToDictionary(
            parameter => parameter.Updated.Variable, parameter => exercise.Given[parameter.At.Variable]);
        right = new Calculation(derivation);
        exercise.Load(right);
        right.Run(cancellation);
        carried = new Spread(() => new Calculation(derivation), Spread.Enough);
        // Where a is wrong, f′ made of a and f′ at h come apart; a student may have taken either.
        bySlope = new Calculation(derivation, derivation.With(derivation.SlopesAtWeighted()));
        exercise.Load(bySlope);
        foreach (var (rule, _) in carried.Steps(exercise, cancellation).Zip(bySlope.Steps(cancellation)))
        {
            if (sheet[rule.Left.Variable] is { } answers)
            {
                Grade(rule.Left.Variable, answers);
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

    /// <summary>What is computed with further: the right numbers, or the student's.</summary>
    public IReadOnlyDictionary<Variable, double[]> Taken => carried.Middle.Values;

    private void Grade(Variable variable, IReadOnlyList<GivenNumber?> answers)
    {
        var own = kinds[variable] = new VerdictKind[variable.Count];
        var leads = leadsTo[variable] = new double[variable.Count];
        for (var place = 0; place < answers.Count; place++)
        {
            if (answers[place] is not { } answer)
            {
                continue;
            }
            var (expected, slack) = (right[variable][place], carried.Slack(variable, place));
            var (usual, other) = (carried.Middle[variable][place], bySlope[variable][place]);
            var follows = leads[place] = !answer.Agrees(usual, slack) && answer.Agrees(other, slack) ? other : usual;
            // Whoever does nothing has a zero, and after the step the weight from before it.
            var nothing = before.TryGetValue(variable, out var weights) ? weights[place] : 0;
            var isEmpty = GivenNumber.AreSame(follows, nothing) && !GivenNumber.AreSame(expected, nothing);
            (own[place], var taken) =
                answer.Agrees(expected) ? (Hides(expected) ? VerdictKind.TooFewDigits : VerdictKind.Right, expected)
                : answer.Agrees(follows, slack)
                    ? isEmpty ? (VerdictKind.Empty, answer.Value)
                    : Hides(follows) ? (VerdictKind.TooFewDigits, follows)
                    : (VerdictKind.Consistent, answer.Value)
                : answer.IsTooShortFor(follows) ? (VerdictKind.TooFewDigits, follows)
                : answer.IsTooShortFor(expected) ? (VerdictKind.TooFewDigits, expected)
                : (VerdictKind.Wrong, answer.IsZero ? follows : answer.Value);
            carried.Take(variable, place, taken, answer.HalfUnit);
            bySlope[variable][place] = taken;

            // Whether the digits do not tell the weight after the step from the one before it.
            bool Hides(double number) => GivenNumber.AreSame(answer.Value, nothing) && !GivenNumber.AreSame(number, nothing);
        }
    }
}
