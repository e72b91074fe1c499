using System.Text.Json;
using Chainrule.Derivations;
using Chainrule.Derivations.Steps;
using Chainrule.Symbolics;

namespace Chainrule.Cli;

/// <summary>The document of <c>chainrule step --json</c>, piece by piece.</summary>
internal static class StepJson
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<WorkedStep> steps)
    {
        var derivation = steps[0].Derivation;
        writer.WriteStartObject();
        writer.WriteString("network", derivation.Network.ToString());
        writer.WriteString("lossName", derivation.Loss.Name);
        WriteStep(writer, steps[0]);
        if (steps.Count > 1)
        {
            writer.WriteStartArray("steps");
            foreach (var step in steps)
            {
                writer.WriteStartObject();
                WriteStep(writer, step);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter writer, WorkedStep step)
    {
        var derivation = step.Derivation;
        writer.WriteNumber("loss", step.Loss);
        writer.WriteNumber("lossAfter", step.LossAfter);
        WriteRow(writer, "output", [.. step.Output]);
        WriteBlocks(writer, "weightedInputs", derivation, (block, _) => Numbers(step, block.Weighted.Variable, block));
        WriteBlocks(writer, "activations", derivation, (block, _) => Numbers(step, block.Output.Variable, block));
        WriteBlocks(writer, "slopes", derivation, (_, i) => step.Slopes(i) is { } slopes ? [.. slopes] : null);
        WriteBlocks(writer, "factors", derivation, (block, _) => block.Factor is { } factor ? Numbers(step, factor, block) : null);
        WriteBlocks(writer, "deltas", derivation, (block, _) => Numbers(step, block.Delta.Variable, block));
        writer.WriteStartObject("parameters");
        foreach (var tensor in step.Check.Tensors)
        {
            var (value, gradient, updated) = step[tensor.Parameter];
            var sizes = tensor.Parameter.Tensor.Shape.Sizes.ToArray();
            writer.WriteStartObject(tensor.Parameter.Name);
            WriteNested(writer, "value", value, sizes);
            WriteNested(writer, "gradient", gradient, sizes);
            WriteNested(writer, "backward", [.. tensor.Backward], sizes);
            WriteNested(writer, "difference", [.. tensor.Differences], sizes);
            WriteNested(writer, "updated", updated, sizes);
            writer.WriteEndObject();
            writer.Flush();
        }
        writer.WriteEndObject();
        writer.WriteStartObject("check");
        WriteError(writer, step.Check.MaxRelativeError);
        writer.WriteNumber("tolerance", GradientCheck.Tolerance);
        writer.WriteBoolean("passed", step.Check.IsPassed);
        writer.WriteStartObject("parameters");
        foreach (var tensor in step.Check.Tensors)
        {
            writer.WriteStartObject(tensor.Parameter.Name);
            WriteError(writer, tensor.MaxRelativeError);
            writer.WriteNumber("numbers", tensor.Derived.Count);
            writer.WriteNumber("differences", tensor.Differentiated);
            writer.WriteNumber("corners", tensor.Kinks.Values.Count(kink => kink == Kink.Corner));
            writer.WriteNumber("jumps", tensor.Kinks.Values.Count(kink => kink == Kink.Jump));
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, double error)
    {
        writer.WritePropertyName("maxRelativeError");
        JsonSerializer.Serialize(writer, JsonOutput.Number(error));
    }

    /// <summary>A block's numbers under the name of its layer: by kind and count, as its parameters are.</summary>
    private static void WriteBlocks(Utf8JsonWriter writer, string name, Derivation derivation, Func<Block, int, double[]?> numbers)
    {
        writer.WriteStartObject(name);
        foreach (var (i, block) in derivation.Blocks.Index())
        {
            if (numbers(block, i) is { } values)
            {
                WriteNested(writer, block.Name, values, block.Layer.Output.Sizes.ToArray());
            }
        }
        writer.WriteEndObject();
    }

    /// <summary>All but the constant 1 that may stand before them.</summary>
    private static double[] Numbers(WorkedStep step, Variable variable, Block block) => step.Values[variable][^block.Layer.Output.Count..];

    private static void WriteRow(Utf8JsonWriter writer, string name, double[] values)
    {
        writer.WritePropertyName(name);
        JsonOutput.WriteRow<double>(writer, values);
    }

    private static void WriteNested(Utf8JsonWriter writer, string name, ReadOnlySpan<double> values, ReadOnlySpan<int> sizes)
    {
        writer.WritePropertyName(name);
        WriteNested(writer, values, sizes);
    }

    private static void WriteNested(Utf8JsonWriter writer, ReadOnlySpan<double> values, ReadOnlySpan<int> sizes)
    {
        if (sizes.Length == 1)
        {
            JsonOutput.WriteRow(writer, values);
            return;
        }
        var each = values.Length / sizes[0];
        writer.WriteStartArray();
        for (var i = 0; i < sizes[0]; i++)
        {
            WriteNested(writer, values.Slice(i * each, each), sizes[1..]);
        }
        writer.WriteEndArray();
    }
}
