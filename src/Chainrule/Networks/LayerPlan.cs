using Chainrule.Layers;

namespace Chainrule.Networks;

/// <summary>
/// Where a layer's memory lies. Positions are in lanes for a single group; a block of groups takes so many times more.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Input">Its input among the activations.</param>
/// <param name="Output">Its output among the activations.</param>
/// <param name="OutputDelta">Which of the two delta buffers its output's delta comes in.</param>
/// <param name="InputDelta">Which its input's delta goes to; -1 where nobody needs it.</param>
/// <param name="Weights">The network's index of its first parameter; -1 without.</param>
/// <param name="Kept">Where the batch's kept memory for it starts, in scalars.</param>
internal readonly record struct LayerPlan(
    Layer Layer, long Input, long Output, int OutputDelta, int InputDelta, int Weights, long Kept)
{
    /// <summary>Lays a network's activations, deltas and kept memory out.</summary>
    public static LayerPlan[] Lay(
        Network network, bool training, int batchGroups, int lane, out long activationLanes, out long deltaLanes, out long keptScalars)
    {
        var plans = new LayerPlan[network.Layers.Count];
        activationLanes = network.Input.Count;
        deltaLanes = network.Output.Count;
        keptScalars = 0;
        long input = 0;
        var parameter = 0;
        var isRead = false; // whether some backward reads what lies at input now
        for (var l = 0; l < plans.Length; l++)
        {
            var layer = network.Layers[l];
            var output = input;
            if (!layer.IsView)
            {
                if (!layer.IsElementwise || (training && (layer.BackwardReadsInput || isRead)))
                {
                    output = activationLanes;
                    activationLanes += layer.Output.Count;
                }
                isRead = layer.BackwardReadsOutput;
            }
            // With parameters before it, a layer has to pass the delta on.
            var passesOn = parameter > 0;
            plans[l] = new LayerPlan(
                layer, input, output, 0, passesOn ? 0 : -1, layer.Parameters.Count > 0 ? parameter : -1, keptScalars);
            if (passesOn)
            {
                deltaLanes = Math.Max(deltaLanes, layer.Input.Count);
            }
            deltaLanes = Math.Max(deltaLanes, layer.Output.Count);
            parameter += layer.Parameters.Count;
            keptScalars += training ? (layer.KeptScalars(batchGroups, lane) + 15) / 16 * 16 : 0;
            input = output;
        }

        // On the way back a layer hands its delta on in the other buffer, unless it may overwrite the one it got.
        var buffer = 0;
        for (var l = plans.Length - 1; l >= 0; l--)
        {
            var next = plans[l].Layer.IsElementwise ? buffer : 1 - buffer;
            plans[l] = plans[l] with { OutputDelta = buffer, InputDelta = plans[l].InputDelta < 0 ? -1 : next };
            buffer = next;
        }
        return plans;
    }
}
