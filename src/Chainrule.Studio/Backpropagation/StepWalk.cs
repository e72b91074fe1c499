using System.Globalization;
using Chainrule.Derivations;
using Chainrule.Derivations.Steps;
using Chainrule.Symbolics;
using Chainrule.Texts;

namespace Chainrule.Studio.Backpropagation;

/// <summary>
/// A walk through a training, one number after the other, forward and back. What has been passed is known, the rest is not
/// yet; going back gives the very bits that were there before.
/// </summary>
public sealed class StepWalk
{
    /// <summary>Numbers of all steps that a walk goes on for, and the steps at least and at most.</summary>
    private const int MostNumbers = 40_000, LeastSteps = 20, MostSteps = 1000;

    private const char BetweenChanges = '_', BeforeValue = ',';

    private readonly WorkedTraining training;
    private readonly Dictionary<(Variable, int), int> order = [];
    private Dictionary<(Variable, int), double> changes = [];
    private WorkedStep? changed;

    /// <summary>Sets out before the first number.</summary>
    public StepWalk(WorkedTraining training)
    {
        this.training = training;
        Numbers = [.. training.Derivation.Rules.SelectMany(rule => rule.Places().Select(place => new StepNumber(rule, place)))];
        foreach (var (i, number) in Numbers.Index())
        {
            order.TryAdd((number.Variable, number.Offset), i);
        }
        Work(0);
    }

    /// <summary>The rules.</summary>
    public Derivation Derivation => training.Derivation;

    /// <summary>The numbers of every step.</summary>
    public IReadOnlyList<StepNumber> Numbers { get; }

    /// <summary>Which step the walk is in, from 0.</summary>
    public int Step { get; private set; }

    /// <summary>How many of its numbers have been passed.</summary>
    public int Position { get; private set; }

    /// <summary>The same as one number: how many places lie behind.</summary>
    public int At => Step * (Numbers.Count + 1) + Position;

    /// <summary>The step under way, with all its numbers, those changed by hand and what follows from them.</summary>
    public WorkedStep Worked => changed ?? training.Steps[Step];

    /// <summary>Whether a number of the step was changed by hand.</summary>
    public bool IsChanged(Variable variable, int offset) => changes.ContainsKey((variable, offset));

    /// <summary>Whether any number of the step was.</summary>
    public bool HasChanges => changes.Count > 0;

    /// <summary>Changes a number of the step by hand, for as long as the walk is in it.</summary>
    /// <param name="variable">Whose number.</param>
    /// <param name="offset">Its place there.</param>
    /// <param name="value">What it is to be; null for what it was.</param>
    /// <exception cref="ChainruleException">A number that is then not finite; nothing is changed.</exception>
    public void Change(Variable variable, int offset, double? value)
    {
        var next = new Dictionary<(Variable, int), double>(changes);
        next.Remove((variable, offset));
        if (value is { } number)
        {
            next.Add((variable, offset), number);
        }
        changed = next.Count == 0 ? null : training.Steps[Step].WhatIf(next);
        changes = next;
    }

    /// <summary>The numbers that were changed, as an address holds them: <c>3,0.5_12,1</c> sets the third and the twelfth of the step.</summary>
    public string Changes => string.Join(BetweenChanges, changes
        .Select(change => (Number: order[change.Key] + 1, change.Value)).OrderBy(change => change.Number)
        .Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.Number}{BeforeValue}{Number.Print(change.Value)}")));

    /// <summary>Changes what <see cref="Changes"/> holds, and nothing else of the step.</summary>
    /// <exception cref="ChainruleException">Something else, or numbers that are then not finite.</exception>
    public void Change(string text)
    {
        (changes, changed) = ([], null);
        foreach (var word in text.Split(BetweenChanges, StringSplitOptions.RemoveEmptyEntries))
        {
            var change = word.Split(BeforeValue) is [var number, var value]
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i >= 1 && i <= Numbers.Count
                && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var to) && double.IsFinite(to)
                    ? (Numbers[i - 1].Variable, Numbers[i - 1].Offset, Value: to)
                    : throw new ChainruleException($"{Words.Quote(word)} changes nothing; 3,0.5 sets the third number of a step");
            Change(change.Variable, change.Offset, change.Value);
        }
    }

    /// <summary>All steps so far.</summary>
    public IReadOnlyList<WorkedStep> Steps => training.Steps;

    /// <summary>The number that was passed last; null before the first of a step.</summary>
    public StepNumber? Last => Position == 0 ? null : Numbers[Position - 1];

    /// <summary>The number that comes next; null at the end of a step.</summary>
    public StepNumber? Next => Position < Numbers.Count ? Numbers[Position] : null;

    /// <summary>Goes to a place, behind which so many lie; to the nearest that there is.</summary>
    /// <exception cref="ChainruleException">A number that is not finite; the walk stays where it was.</exception>
    public void Go(int at)
    {
        var steps = Math.Clamp(MostNumbers / Numbers.Count, LeastSteps, MostSteps);
        var (step, position) = Math.DivRem(Math.Clamp(at, 0, steps * (Numbers.Count + 1) - 1), Numbers.Count + 1);
        Work(step);
        if (step != Step)
        {
            (changes, changed) = ([], null);
        }
        (Step, Position) = (step, position);
    }

    /// <summary>The place at the end of the rule that comes next.</summary>
    public int AfterRule => Position == Numbers.Count
        ? At + 1
        : At + Numbers.Skip(Position).TakeWhile(number => number.Rule == Numbers[Position].Rule).Count();

    /// <summary>The place where the last rule began.</summary>
    public int BeforeRule => Position == 0
        ? At - 1
        : At - Numbers.Take(Position).Reverse().TakeWhile(number => number.Rule == Numbers[Position - 1].Rule).Count();

    /// <summary>Whether a number has been passed, or was given.</summary>
    public bool IsKnown(Variable variable, int offset) => !order.TryGetValue((variable, offset), out var i) || i < Position;

    /// <summary>The place right behind a number of the step under way.</summary>
    public int PlaceOf(Variable variable, int offset) => At - Position + order[(variable, offset)] + 1;

    /// <summary>The training as it was before the step under way, for other parameters to be set.</summary>
    public WorkedTraining Rewound()
    {
        while (training.Steps.Count > Step)
        {
            training.Undo();
        }
        return training;
    }

    private void Work(int step)
    {
        while (training.Steps.Count <= step)
        {
            training.Step();
        }
    }
}
