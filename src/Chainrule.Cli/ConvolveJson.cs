using System.Numerics;
using System.Text.Json;
using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Cli;

/// <summary>The document of <c>chainrule convolve --json</c>; docs/json.md says what is in it.</summary>
internal static class ConvolveJson
{
    /// <summary>Writes what was filtered how, the output, and how some of its cells come about.</summary>
    public static void Write<T>(
        Stream stream, Filter filter, Tensor<T> input, Tensor<T> output, params IEnumerable<CellExplanation> explanations)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => JsonOutput.Write(stream, writer =>
        {
            var window = filter.WindowOver(input.Shape);
            writer.WriteStartObject();
            writer.WritePropertyName("input");
            WriteSizes(writer, input.Shape);
            writer.WritePropertyName("kernel");
            JsonOutput.WriteTensor(writer, new Tensor<double>(filter.Kernel.Shape, filter.Kernel.Weights));
            writer.WriteString("mode", filter.Mode == FilterMode.Convolution ? "convolution" : "cross-correlation");
            writer.WriteString("boundary", filter.Boundary.ToString().ToLowerInvariant());
            WriteAxis(writer, "rows", window.Rows, input.Shape.Rows, filter.Boundary);
            WriteAxis(writer, "columns", window.Columns, input.Shape.Columns, filter.Boundary);
            writer.WritePropertyName("shape");
            WriteSizes(writer, filter.OutputShape(input.Shape));
            writer.WritePropertyName("output");
            JsonOutput.WriteTensor(writer, output);
            writer.WriteStartArray("explanations");
            foreach (var cell in explanations)
            {
                WriteExplanation(writer, cell);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    /// <summary>Rows and columns, with the channels before them where there are several.</summary>
    private static void WriteSizes(Utf8JsonWriter writer, Shape shape) =>
        JsonOutput.WriteRow(writer, shape.Channels == 1 ? shape.Sizes[1..] : shape.Sizes);

    private static void WriteAxis(Utf8JsonWriter writer, string name, WindowAxis axis, int cells, Boundary boundary)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("stride", axis.Stride);
        writer.WriteNumber("dilation", axis.Dilation);
        writer.WriteNumber("before", axis.Before);
        writer.WriteNumber("after", axis.After);
        writer.WriteString("outputFormula", axis.OutputFormula(cells));
        writer.WritePropertyName("neverRead");
        JsonOutput.WriteRow<int>(writer, boundary.NeverRead(axis, cells));
        writer.WriteEndObject();
    }

    private static void WriteExplanation(Utf8JsonWriter writer, CellExplanation cell)
    {
        writer.WriteStartObject();
        writer.WriteNumber("channel", cell.Channel);
        writer.WriteNumber("row", cell.Row);
        writer.WriteNumber("column", cell.Column);
        writer.WriteString("equation", cell.Equation.ToString());
        writer.WriteStartArray("terms");
        foreach (var term in cell.Terms)
        {
            writer.WriteStartObject();
            writer.WriteNumber("weight", term.Weight);
            writer.WriteNumber("value", term.Value);
            writer.WriteNumber("product", term.Product);
            writer.WriteNumber("channel", term.InputChannel);
            writer.WriteNumber("row", term.InputRow);
            writer.WriteNumber("column", term.InputColumn);
            writer.WriteBoolean("isOutside", term.IsOutside);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteNumber("sum", cell.Sum);
        writer.WriteEndObject();
    }
}
