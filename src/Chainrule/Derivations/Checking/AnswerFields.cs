using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Derivations.Checking;

/// <summary>Every quantity of a network's training step that a student can be asked for, in the order in which they are computed.</summary>
internal static class AnswerFields
{
    public const string Weighted = "weighted", Activations = "activations", Output = "output", Loss = "loss", Deltas = "deltas",
        Gradients = "gradients", Updated = "updated";

    /// <summary>The fields of a derivation. Layers are named as their parameters are: by kind and count.</summary>
    public static IReadOnlyList<AnswerField> Of(Derivation derivation)
    {
        var fields = new List<AnswerField>();
        foreach (var block in derivation.Blocks)
        {
            // What a layer without weights passes on is an activation.
            if (block.Parameters.Count > 0)
            {
                fields.Add(Whole(Weighted, block.Name, block.Weighted.Variable, block.Layer.Output));
            }
            fields.Add(Whole(Activations, block.Name, block.Output.Variable, block.Layer.Output));
        }
        fields.Add(Whole(Output, "", derivation.Symbols.Prediction.Variable, derivation.Network.Output));
        fields.Add(new(Loss, "", null, derivation.Symbols.Loss.Variable, [0]));
        foreach (var block in derivation.Blocks.Reverse())
        {
            fields.Add(Whole(Deltas, block.Name, block.Delta.Variable, block.Layer.Output));
            fields.AddRange(Parameters(block, Gradients, parameter => parameter.Gradient));
        }
        fields.AddRange(derivation.Blocks.SelectMany(block => Parameters(block, Updated, parameter => parameter.Updated)));
        return fields;
    }

    /// <summary>All numbers of a variable but the constant 1 that may stand before them.</summary>
    private static AnswerField Whole(string section, string name, Variable variable, Shape shape) =>
        new(section, name, shape, variable, [.. Enumerable.Range(variable.Count - shape.Count, shape.Count)]);

    private static IEnumerable<AnswerField> Parameters(Block block, string section, Func<BlockParameter, Element> of) =>
        from parameter in block.Parameters
        from tensor in parameter.Tensors
        select new AnswerField(section, tensor.Parameter.Name, tensor.Parameter.Tensor.Shape, of(parameter).Variable, tensor.Places);
}
