using System.Globalization;
using Chainrule.Derivations;
using Chainrule.Derivations.Checking;
using Chainrule.Derivations.Mistakes;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Tests.Derivations.Checking;

/// <summary>
/// A network whose answers are checked again and again, each time with other random numbers. Whoever asks for some gets new ones:
/// a checker serves one thread at a time, and classes of tests run side by side.
/// </summary>
internal sealed class CheckedNetwork
{
    public CheckedNetwork(string text, string loss)
    {
        Derivation = Derivation.Of(Network.Parse(text), Loss.Parse(loss));
        Checker = new AnswerChecker(Derivation);
        Slips = [.. MistakeCatalogue.All.SelectMany(mistake => mistake.In(Derivation))];
        Text = $"{text}, {loss}";
    }

    /// <summary>Small networks of dense layers, with every loss.</summary>
    public static IReadOnlyList<CheckedNetwork> Dense =>
    [
        new("input 2 | dense 2 sigmoid | dense 2 sigmoid", "sse"),
        new("input 3 | dense 3 tanh | dense 3 sigmoid", "sse"),
        new("input 2 | dense 3 sigmoid | dense 2 tanh", "mse"),
        new("input 3 | dense 2 softplus | dense 3", "cross-entropy"),
        new("input 2 | dense 3 sigmoid | dense 3 tanh | dense 2 sigmoid", "sse"),
        new("input 3 | dense 3 sigmoid | dense 3 tanh | dense 3 softplus | dense 2 sigmoid", "sse"),
    ];

    /// <summary>Small networks with convolutions.</summary>
    public static IReadOnlyList<CheckedNetwork> Convolutional =>
    [
        new("input 1x5x5 | conv 2 3x3 tanh | dense 2 sigmoid", "sse"),
        new("input 1x6x6 | conv 2 3x3 stride 2 pad 1 sigmoid | conv 1 2x2 tanh | dense 2", "cross-entropy"),
        new("input 2x4x4 | conv 2 3x3 same sigmoid | maxpool 2 | dense 2 sigmoid", "sse"),
    ];

    public static IEnumerable<CheckedNetwork> All => Dense.Concat(Convolutional);

    public Derivation Derivation { get; }

    public AnswerChecker Checker { get; }

    public IReadOnlyList<Slip> Slips { get; }

    public string Text { get; }

    /// <summary>The exercise with random numbers.</summary>
    public Exercise Exercise(ref RandomSource random)
    {
        var given = new Dictionary<Variable, double[]>();
        foreach (var parameter in Derivation.Blocks.SelectMany(block => block.Parameters))
        {
            given[parameter.At.Variable] = Numbers(parameter.At.Variable.Count, -1, 1, ref random);
        }
        given[Derivation.Symbols.Input] = Numbers(Derivation.Network.Input.Count, 0.1, 1, ref random);
        var target = Numbers(Derivation.Network.Output.Count, 0, 1, ref random);
        if (Derivation.Probabilities is not null)
        {
            Array.Clear(target);
            target[random.NextInt(target.Length)] = 1;
        }
        given[Derivation.Symbols.Target.Variable] = target;
        given[Derivation.Symbols.Rate.Variable] = [random.NextDouble(0.2, 0.8)];
        return new(Derivation, given);
    }

    /// <summary>The answers of a student who computes by these rules.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="isAnswered">Which fields are answered.</param>
    /// <param name="write">How a number is written.</param>
    public AnswerSheet Answers(Exercise exercise, IReadOnlyList<Rule> rules, Predicate<AnswerField> isAnswered, Func<double, string>? write = null)
    {
        var calculation = new Calculation(Derivation, rules);
        exercise.Load(calculation);
        calculation.Run();
        var sheet = new AnswerSheet();
        foreach (var field in Checker.Fields.Where(field => isAnswered(field)))
        {
            var numbers = calculation[field.Variable];
            sheet.Add(field, [.. field.Places.Select(place => GivenNumber.Parse((write ?? Write)(numbers[place])))]);
        }
        return sheet;
    }

    public static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Rounded to so many significant digits.</summary>
    public static Func<double, string> Significant(int digits) => value => value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);

    /// <summary>Cut off after so many significant digits.</summary>
    public static Func<double, string> CutOff(int digits) => value =>
    {
        var text = value.ToString($"E{digits + 2}", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return text[..(exponent - 3)] + text[exponent..];
    };

    /// <summary>Rounded to so many decimals; nothing where only a zero would be left, which is no answer.</summary>
    public static Func<double, string> Decimals(int digits) => value =>
        Math.Round(value, digits) == 0 && value != 0 ? "none" : value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    /// <summary>A random part of the fields, but never none.</summary>
    public Predicate<AnswerField> Some(double share, ref RandomSource random)
    {
        var chosen = new HashSet<AnswerField> { Checker.Fields[random.NextInt(Checker.Fields.Count)] };
        foreach (var field in Checker.Fields)
        {
            if (random.NextDouble() < share)
            {
                chosen.Add(field);
            }
        }
        return chosen.Contains;
    }

    private static double[] Numbers(int count, double least, double most, ref RandomSource random)
    {
        var numbers = new double[count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = random.NextDouble(least, most);
        }
        return numbers;
    }
}
