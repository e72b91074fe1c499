using System.CommandLine;

namespace Chainrule.Cli;

/// <summary>An option that takes one word of some, each of which stands for a value. The first is the default, unless it is said otherwise.</summary>
internal sealed class ChoiceOption<T> : Option<string> where T : struct
{
    /// <summary>Words in a row longer than this would squeeze the help's other column.</summary>
    private const int LongestHelpName = 36;

    private readonly (string Word, T Value)[] choices;

    public ChoiceOption(string name, string description, T? fallback, params (string Word, T Value)[] choices) : base(name)
    {
        this.choices = choices;
        var words = string.Join('|', choices.Select(choice => choice.Word));
        HelpName = words.Length <= LongestHelpName ? words : "WORD";
        Description = description;
        if (fallback is { } value)
        {
            DefaultValueFactory = _ => Word(value);
        }
        CustomParser = result => choices.Any(choice => choice.Word == result.Tokens[0].Value)
            ? result.Tokens[0].Value
            : NewOption.Refuse<string>(result, $"one of {string.Join(", ", choices.Select(choice => choice.Word))}");
    }

    /// <summary>The value of the word given; null where none was and there is no default.</summary>
    public T? Read(ParseResult arguments) =>
        arguments.GetValue(this) is { } word ? choices.Single(choice => choice.Word == word).Value : null;

    /// <summary>The word for a value.</summary>
    public string Word(T value) => choices.Single(choice => choice.Value.Equals(value)).Word;
}
