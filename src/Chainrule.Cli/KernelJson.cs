using System.Text.Json;
using System.Text.RegularExpressions;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Tensors;

namespace Chainrule.Cli;

/// <summary>The document of <c>chainrule kernel --json</c>; docs/json.md says what is in it.</summary>
internal static partial class KernelJson
{
    /// <summary>Steps of the gains from −½ to ½.</summary>
    private const int GainSteps = 32;

    public static void Write(Kernel kernel, IReadOnlyList<KernelAnalysis> channels, string? report) => JsonOutput.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("kernel", kernel.ToString());
        writer.WriteString("shape", kernel.Shape.ToString());
        writer.WriteStartArray("channels");
        foreach (var channel in channels)
        {
            Write(writer, channel);
        }
        writer.WriteEndArray();
        writer.WriteString("report", report);
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, KernelAnalysis analysis)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("weights");
        JsonOutput.WriteTensor(writer, new Tensor<double>(analysis.Kernel.Shape, analysis.Kernel.Weights));
        WriteMatch(writer, analysis.Match);
        WriteLevels(writer, analysis.Levels);
        WriteSymmetry(writer, analysis.Symmetry);
        WriteRank(writer, analysis.Separability);
        WriteDerivative(writer, analysis.Moments);
        WriteEdges(writer, analysis.Edges);
        WritePatterns(writer, analysis.Patterns);
        WriteFrequencies(writer, analysis.Frequencies, analysis.Character);
        writer.WriteStartArray("observations");
        foreach (var sentence in analysis.Observations)
        {
            writer.WriteStringValue(sentence);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMatch(Utf8JsonWriter writer, KernelMatch? match)
    {
        if (match is null)
        {
            writer.WriteNull("match");
            return;
        }
        writer.WriteStartObject("match");
        writer.WriteString("name", match.Name);
        writer.WriteBoolean("exact", match.IsExact);
        writer.WriteString("arrangement", Word(match.Arrangement));
        writer.WriteNumber("scale", match.Scale);
        writer.WriteNumber("right", match.Right);
        writer.WriteNumber("down", match.Down);
        writer.WriteNumber("difference", match.Difference);
        writer.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter writer, Levels levels)
    {
        writer.WriteNumber("sum", levels.Sum);
        writer.WriteNumber("positive", levels.Positive);
        writer.WriteNumber("negative", levels.Negative);
        writer.WriteNumber("l1", levels.L1);
        writer.WriteNumber("l2", levels.L2);
        writer.WriteNumber("largest", levels.Largest);
        var (low, high) = levels.OutputRange(255);
        writer.WritePropertyName("outputRange");
        JsonOutput.WriteRow<double>(writer, [low, high]);
    }

    private static void WriteSymmetry(Utf8JsonWriter writer, KernelSymmetry symmetry)
    {
        writer.WriteStartObject("symmetry");
        writer.WriteString("leftRight", Word(symmetry.LeftRight));
        writer.WriteString("topBottom", Word(symmetry.TopBottom));
        writer.WriteString("diagonal", Word(symmetry.Diagonal));
        writer.WriteString("antiDiagonal", Word(symmetry.AntiDiagonal));
        writer.WriteString("halfTurn", Word(symmetry.HalfTurn));
        writer.WriteString("quarterTurn", Word(symmetry.QuarterTurn));
        writer.WriteEndObject();
    }

    private static void WriteRank(Utf8JsonWriter writer, Separability separability)
    {
        writer.WriteStartObject("rank");
        WriteNumber(writer, "value", separability.Rank);
        writer.WriteBoolean("exact", separability.IsExact);
        writer.WriteBoolean("separable", separability.IsSeparable);
        WriteNumber(writer, "separableError", separability.ErrorOf(1));
        writer.WritePropertyName("singularValues");
        JsonOutput.WriteRow<double>(writer, [.. separability.SingularValues]);
        if (separability.Factors is { } factors)
        {
            writer.WriteStartObject("factors");
            writer.WriteNumber("scale", factors.Scale);
            WriteLine(writer, "column", factors.Column, factors.ColumnEffect);
            WriteLine(writer, "row", factors.Row, factors.RowEffect);
            writer.WriteBoolean("whole", factors.AreWhole);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("factors");
        }
        writer.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter writer, string name, IReadOnlyList<double> weights, AxisEffect effect)
    {
        writer.WriteStartObject(name);
        writer.WritePropertyName("weights");
        JsonOutput.WriteRow<double>(writer, [.. weights]);
        writer.WriteString("role", Word(effect.Role));
        writer.WriteNumber("coefficient", effect.Coefficient);
        writer.WriteNumber("shift", effect.Shift);
        writer.WriteNumber("sigma", effect.Sigma);
        writer.WriteEndObject();
    }

    private static void WriteDerivative(Utf8JsonWriter writer, KernelMoments moments)
    {
        writer.WriteStartObject("derivative");
        WriteNumber(writer, "order", moments.LeadingOrder);
        writer.WriteStartArray("terms");
        for (var order = 0; order <= KernelMoments.HighestOrder; order++)
        {
            for (var q = 0; q <= order; q++)
            {
                if (moments[order - q, q] != 0)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("x", order - q);
                    writer.WriteNumber("y", q);
                    writer.WriteNumber("coefficient", moments.Coefficient(order - q, q));
                    writer.WriteEndObject();
                }
            }
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteEdges(Utf8JsonWriter writer, EdgeResponse edges)
    {
        writer.WriteStartArray("edges");
        foreach (var (sharp, soft) in edges.Sharp.Zip(edges.Soft))
        {
            writer.WriteStartObject();
            writer.WriteNumber("degrees", sharp.Degrees);
            writer.WritePropertyName("sharp");
            JsonOutput.WriteRow<double>(writer, [sharp.Low, sharp.High]);
            writer.WritePropertyName("soft");
            JsonOutput.WriteRow<double>(writer, [soft.Low, soft.High]);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WritePatterns(Utf8JsonWriter writer, PatternResponse patterns)
    {
        writer.WriteStartObject("patterns");
        writer.WriteNumber("point", patterns.Point);
        writer.WriteNumber("lineEnd", patterns.LineEnd);
        writer.WriteNumber("line", patterns.Line);
        writer.WriteNumber("diagonalLine", patterns.DiagonalLine);
        writer.WriteNumber("corner", patterns.Corner);
        writer.WriteNumber("edge", patterns.Edge);
        writer.WriteEndObject();
    }

    private static void WriteFrequencies(Utf8JsonWriter writer, FrequencyResponse response, FrequencyCharacter character)
    {
        writer.WriteStartObject("frequency");
        writer.WriteString("kind", Word(character.Kind));
        writer.WriteNumber("directedness", character.Directedness);
        WriteNumber(writer, "degrees", character.IsDirected ? character.Degrees : null);
        writer.WriteNumber("constant", response.Cleaned(response.Constant));
        writer.WriteNumber("fastestAlongRows", response.Cleaned(response.FastestAlongRows));
        writer.WriteNumber("fastestAlongColumns", response.Cleaned(response.FastestAlongColumns));
        writer.WriteNumber("chessboard", response.Cleaned(response.Chessboard));
        writer.WriteStartObject("peak");
        writer.WriteNumber("gain", response.Peak.Gain);
        writer.WriteNumber("u", response.Peak.U);
        writer.WriteNumber("v", response.Peak.V);
        writer.WriteEndObject();
        var step = response.Steps / GainSteps;
        var gains = new Tensor<double>(new Shape(1, GainSteps + 1, GainSteps + 1));
        for (var i = 0; i < gains.Values.Length; i++)
        {
            gains.Values[i] = response[i / (GainSteps + 1) * step, i % (GainSteps + 1) * step];
        }
        writer.WritePropertyName("gains");
        JsonOutput.WriteTensor(writer, gains);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value && double.IsFinite(value))
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>A value's name as words joined by hyphens: <c>first-derivative</c>.</summary>
    private static string Word<T>(T value) where T : struct, Enum => WordStart().Replace(value.ToString(), "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
