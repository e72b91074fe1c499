using System.Text.Json;
using Chainrule.Layers;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// The file of <c>chainrule check</c>: a network with its numbers, and what a student made of them. Its numbers lie as the
/// library has them: a dense layer's weight in a row for each of its units.
/// </summary>
internal sealed class AnswerFile
{
    /// <summary>A file of answers written by hand is far smaller.</summary>
    private const int MostBytes = 1 << 22;

    /// <summary>What can be checked in a moment; a hundred mistakes are tried.</summary>
    private const long MostMultiplyAdds = 50_000;

    private const int MostLayers = 24;

    private const double SharesTolerance = 1e-9;

    private const string Rules = "rules", Answers = "answers";

    private AnswerFile(Exercise exercise, AnswerChecker checker, AnswerSheet sheet) =>
        (Exercise, Checker, Sheet) = (exercise, checker, sheet);

    /// <summary>The exercise.</summary>
    public Exercise Exercise { get; }

    /// <summary>What checks answers to it.</summary>
    public AnswerChecker Checker { get; }

    /// <summary>The answers.</summary>
    public AnswerSheet Sheet { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="stream">What is in it.</param>
    /// <exception cref="ChainruleException">Something in it is missing, unknown or of the wrong shape.</exception>
    public static AnswerFile Read(string name, Stream stream) => JsonPlace.Read(name, stream, MostBytes, Read);

    private static AnswerFile Read(JsonPlace file)
    {
        var members = file.Members("field", "network", "loss", "rate", "weights", "input", "target", Answers);
        JsonPlace Required(string name) => members.TryGetValue(name, out var place) ? place : throw file.Wrong($"{name} is missing; give it");

        var network = ReadNetwork(Required("network"));
        var loss = Located(Required("loss"), Loss.Parse);
        var derivation = Derivation.Of(network, loss);
        var given = new Dictionary<Variable, double[]>();
        ReadWeights(Required("weights"), derivation, given);
        given[derivation.Symbols.Input] = Required("input").AllNumbers(network.Input.Sizes);
        given[derivation.Symbols.Target.Variable] = ReadTarget(Required("target"), network, loss);
        given[derivation.Symbols.Rate.Variable] = [members.TryGetValue("rate", out var rate) ? rate.Number().Value : 0];

        var checker = new AnswerChecker(derivation);
        var sheet = ReadAnswers(Required(Answers), derivation, checker.Fields);
        if (rate.File is null && (sheet.Rules.Count > 0 || sheet.Fields.Any(field => field.Section == AnswerFields.Updated)))
        {
            throw file.Wrong("rate is missing, but updates are answered; give the learning rate");
        }
        var exercise = new Exercise(derivation, given);
        RequireFinite(file, exercise, checker.Fields);
        return new(exercise, checker, sheet);
    }

    private static Network ReadNetwork(JsonPlace place)
    {
        var network = Located(place, Network.Parse);
        return network switch
        {
            { MultiplyAdds: > MostMultiplyAdds } => throw place.Wrong(
                $"{network.MultiplyAdds} multiplications are more than can be checked by hand ({MostMultiplyAdds}); choose a smaller network"),
            { Layers.Count: > MostLayers } => throw place.Wrong(
                $"{network.Layers.Count} layers are more than can be checked by hand ({MostLayers}); choose a smaller network"),
            _ when network.Layers.Any(layer => layer is Dropout) => throw place.Wrong("dropout draws at random; leave it out"),
            _ => network,
        };
    }

    /// <summary>What a text means; its error says where the text stands.</summary>
    private static T Located<T>(JsonPlace place, Func<string, T> parse)
    {
        var text = place.Text();
        try
        {
            return parse(text);
        }
        catch (ChainruleException e)
        {
            // What is read may have the place's own name already: network, column 19.
            var message = e.Message.StartsWith($"{place.Way},", StringComparison.Ordinal) ? $"{place.File}: {e.Message}" : place.Wrong(e.Message).Message;
            throw e.Text is null ? new ChainruleException(message) : new ChainruleException(message, e.Text, e.Start, e.Length);
        }
    }

    private static void ReadWeights(JsonPlace place, Derivation derivation, Dictionary<Variable, double[]> given)
    {
        var weights = ParameterFile.Read(place, derivation.Network);
        foreach (var variable in derivation.Blocks.SelectMany(block => block.Parameters))
        {
            var numbers = given[variable.At.Variable] = new double[variable.At.Variable.Count];
            foreach (var (parameter, places) in variable.Tensors)
            {
                foreach (var (value, to) in weights[parameter.Name].Zip(places))
                {
                    numbers[to] = value;
                }
            }
        }
    }

    private static double[] ReadTarget(JsonPlace place, Network network, Loss loss)
    {
        if (place.Element.ValueKind != JsonValueKind.Number || !loss.HasProbabilities)
        {
            var shares = place.AllNumbers([network.Output.Count]);
            return !loss.HasProbabilities || shares.All(share => share >= 0) && Math.Abs(shares.Sum() - 1) <= SharesTolerance
                ? shares
                : throw place.Wrong($"the targets of {loss.Name} are shares of the classes, at least 0 and 1 in all; give a class, or such shares");
        }
        var target = new double[network.Output.Count];
        if (place.Number().Value is var label && (!double.IsInteger(label) || label < 0 || label >= target.Length))
        {
            throw place.Wrong($"expected a class from 0 to {target.Length - 1}, found {place.Number().Text}");
        }
        target[(int)label] = 1;
        return target;
    }

    private static AnswerSheet ReadAnswers(JsonPlace place, Derivation derivation, IReadOnlyList<AnswerField> fields)
    {
        var sheet = new AnswerSheet();
        foreach (var (section, answers) in place.Members("quantity", [.. fields.Select(field => field.Section).Distinct(), Rules]))
        {
            // A rule is about what is updated.
            var own = fields.Where(field => field.Section == (section == Rules ? AnswerFields.Updated : section)).ToList();
            var named = own is [{ Name: "" } only]
                ? [(Field: only, Place: answers)]
                : answers.Members("name", [.. own.Select(field => field.Name)]).Select(member => (Field: own.Single(field => field.Name == member.Key), Place: member.Value));
            // A field that is null has no answer at all.
            foreach (var (field, answer) in named.Where(pair => pair.Place.Element.ValueKind != JsonValueKind.Null))
            {
                if (section == Rules)
                {
                    sheet.Add(ReadRule(answer, derivation, field));
                }
                else
                {
                    Add(sheet, field, answer);
                }
            }
        }
        return !sheet.IsEmpty ? sheet : throw place.Wrong("nothing is answered; give at least one number");
    }

    private static RuleAnswer ReadRule(JsonPlace place, Derivation derivation, AnswerField field)
    {
        var names = new RuleNames(derivation, field);
        return names.IsDense
            ? new(field, place.Text(), Located(place, text => RuleParser.Parse(text, names)))
            : throw place.Wrong("rules are read for dense layers alone; answer its numbers");
    }

    private static void Add(AnswerSheet sheet, AnswerField field, JsonPlace place)
    {
        var numbers = place.Numbers(field.Sizes);
        try
        {
            sheet.Add(field, numbers);
        }
        catch (ChainruleException e)
        {
            throw (place with { Way = Answers }).Wrong(e.Message);
        }
    }

    /// <summary>Numbers that are too large lead to none that can be compared.</summary>
    private static void RequireFinite(JsonPlace file, Exercise exercise, IReadOnlyList<AnswerField> fields)
    {
        var right = new Calculation(exercise.Derivation);
        exercise.Load(right);
        right.Run();
        if (fields.FirstOrDefault(field => !field.Places.All(place => double.IsFinite(right[field.Variable][place]))) is { } field)
        {
            throw file.Wrong($"the numbers of the exercise lead to no finite {field}");
        }
    }
}
