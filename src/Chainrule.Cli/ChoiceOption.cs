using System.CommandLine;

namespace Chainrule.Cli;

/// <summary>An option that takes one word of some, each of which stands for a value.</summary>
internal sealed class ChoiceOption<T> : Option<string?> where T : notnull
{
    /// <summary>Words in a row longer than this would squeeze the help's other column.</summary>
    private const int LongestHelpName = 36;

    private readonly (string Word, T Value)[] choices;

    /// <param name="name">The option's name.</param>
    /// <param name="description">What it says, with the meaning of each word where that is not plain.</param>
    /// <param name="fallback">The word that is taken where none is given; null for none.</param>
    /// <param name="choices">The words and what they stand for.</param>
    public ChoiceOption(string name, string description, string? fallback, params (string Word, T Value)[] choices) : base(name)
    {
        this.choices = choices;
        var words = string.Join('|', choices.Select(choice => choice.Word));
        HelpName = words.Length <= LongestHelpName ? words : "WORD";
        Description = description;
        if (fallback is not null)
        {
            DefaultValueFactory = _ => fallback;
        }
        CustomParser = result => choices.Any(choice => choice.Word == result.Tokens[0].Value)
            ? result.Tokens[0].Value
            : NewOption.Refuse<string>(result, $"one of {string.Join(", ", choices.Select(choice => choice.Word))}");
    }

    /// <summary>Whether there is a word, given or taken.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(this) is not null;

    /// <summary>Whether the user gave a word.</summary>
    public bool IsChosen(ParseResult arguments) => arguments.GetResult(this) is { Implicit: false };

    /// <summary>The value of the word.</summary>
    public T Read(ParseResult arguments) => choices.Single(choice => choice.Word == arguments.GetValue(this)).Value;

    /// <summary>The word for a value.</summary>
    public string Word(T value) => choices.Single(choice => choice.Value.Equals(value)).Word;
}
