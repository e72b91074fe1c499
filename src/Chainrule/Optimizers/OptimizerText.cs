using Chainrule.Texts;

namespace Chainrule.Optimizers;

/// <summary>One number of an optimizer besides its rate.</summary>
/// <param name="Word">The word before it in the optimizer's text.</param>
/// <param name="Default">Its value where the text leaves it out.</param>
/// <param name="Allowed">Where it may lie; null for a word that stands alone: 1 where it is there, otherwise 0.</param>
/// <param name="Needs">A setting that must be there before it, and not 0.</param>
internal sealed record Setting(string Word, double Default, Bounds? Allowed, string? Needs = null);

/// <summary>
/// An optimizer's text: its name, its rate, then its settings in any order, each at most once:
/// <c>sgd 0.1 momentum 0.9 nesterov</c>. What is left out has its default; what has its default is not printed.
/// </summary>
internal sealed class OptimizerText(string name, double defaultRate, Setting[] settings, Func<double, double[], Optimizer> create)
{
    public string Name => name;

    /// <summary>Reads all that follows the name.</summary>
    public Optimizer Read(Words words)
    {
        var choices = string.Join(", ", settings.Select(setting => setting.Word));
        var rate = defaultRate;
        if (words.AtNumber)
        {
            rate = Bounds.Rate.Take(words, "the learning rate");
            choices = $"the end or one of {choices}";
        }
        else
        {
            choices = $"the learning rate or one of {choices}";
        }
        var values = settings.Select(setting => setting.Default).ToArray();
        var given = new bool[settings.Length];
        while (!words.AtEnd)
        {
            var place = Array.FindIndex(settings, setting => setting.Word == words.Peek());
            if (place < 0)
            {
                throw words.Expected(choices);
            }
            var (word, _, allowed, needs) = settings[place];
            words.Accept(word);
            if (given[place])
            {
                throw words.Wrong($"{word} is given twice, leave one out");
            }
            if (needs is not null && values[Array.FindIndex(settings, setting => setting.Word == needs)] == 0)
            {
                throw words.Wrong($"{word} needs a {needs} above 0 before it");
            }
            values[place] = allowed?.Take(words, word) ?? 1;
            given[place] = true;
        }
        return create(rate, values);
    }

    /// <summary>The text that reads back as these numbers, the values in the order of the settings.</summary>
    public string Print(double rate, params ReadOnlySpan<double> values)
    {
        var text = $"{name} {Number.Print(rate)}";
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != settings[i].Default)
            {
                text += settings[i].Allowed is null ? $" {settings[i].Word}" : $" {settings[i].Word} {Number.Print(values[i])}";
            }
        }
        return text;
    }
}
