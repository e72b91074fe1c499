using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>What a student answered: any of the numbers of a training step, each as it was written.</summary>
public sealed class AnswerSheet
{
    private readonly Dictionary<Variable, GivenNumber?[]> numbers = [];

    /// <summary>The fields with an answer, in the order in which they were given.</summary>
    public IReadOnlyList<AnswerField> Fields => fields;

    private readonly List<AnswerField> fields = [];
    private readonly List<RuleAnswer> rules = [];

    /// <summary>Whether there is no answer at all.</summary>
    internal bool IsEmpty => rules.Count == 0 && numbers.Values.All(all => all.All(number => number is null));

    /// <summary>The update rules that were given as formulas.</summary>
    internal IReadOnlyList<RuleAnswer> Rules => rules;

    /// <summary>Adds an update rule.</summary>
    internal void Add(RuleAnswer rule) => rules.Add(rule);

    /// <summary>Adds the answers of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="answers">A number for each of its cells; null where there is no answer.</param>
    /// <exception cref="ChainruleException">An answer for the same number contradicts one that was given before; of two that agree the more exact one stands.</exception>
    public void Add(AnswerField field, IReadOnlyList<GivenNumber?> answers)
    {
        if (answers.Count != field.Places.Count)
        {
            throw new ArgumentException($"{field} has {field.Places.Count} numbers, not {answers.Count}.", nameof(answers));
        }
        if (!numbers.TryGetValue(field.Variable, out var all))
        {
            numbers[field.Variable] = all = new GivenNumber?[field.Variable.Count];
        }
        for (var cell = 0; cell < answers.Count; cell++)
        {
            if (answers[cell] is not { } answer)
            {
                continue;
            }
            ref var place = ref all[field.Places[cell]];
            var (rough, fine) = place is null || place.Unit > answer.Unit ? (place, answer) : (answer, place);
            if (rough?.Agrees(fine.Value) == false)
            {
                throw new ChainruleException(
                    $"{field.Describe(cell)} is {answer.Text}, but the same number was given as {place!.Text} before; give it once");
            }
            place = fine;
        }
        fields.Add(field);
    }

    /// <summary>The answers for a variable, by the places of its numbers; null where there are none at all.</summary>
    internal IReadOnlyList<GivenNumber?>? this[Variable variable] => numbers.GetValueOrDefault(variable);
}
