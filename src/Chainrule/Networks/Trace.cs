using Chainrule.Kernels;
using Chainrule.Layers;
using Chainrule.Tensors;

namespace Chainrule.Networks;

/// <summary>
/// One example's way through a network and back: what every layer puts out, and how the answer hangs on every input. A plan
/// reuses its memory on the way and stops short of the input; here nothing is overwritten, and the way back is the whole way.
/// </summary>
/// <param name="Activations">What each layer puts out, in the layers' order.</param>
/// <param name="Answer">The output that is largest.</param>
/// <param name="Gradient">The derivative of that output by each input.</param>
internal sealed record Trace(IReadOnlyList<float[]> Activations, int Answer, float[] Gradient)
{
    /// <summary>The network's outputs.</summary>
    public float[] Output => Activations[^1];

    /// <summary>Follows an example whose values are already normalised; many threads may do so at once.</summary>
    public static Trace Of(Network network, ReadOnlySpan<float> input) => new Way(network).Follow(input);

    /// <summary>Follows a picture's bytes.</summary>
    public static Trace Of(Network network, ReadOnlySpan<byte> pixels)
    {
        var input = new float[pixels.Length];
        network.Normalization.Apply(pixels, input);
        return Of(network, input);
    }

    /// <summary>
    /// What each pixel did for the answer: the gradient times what the pixel has more than a black one. To first order, the
    /// answer's output loses that much where the pixel is blackened.
    /// </summary>
    public float[] Contributions(Network network, ReadOnlySpan<byte> pixels)
    {
        var contributions = new float[pixels.Length];
        for (var i = 0; i < contributions.Length; i++)
        {
            contributions[i] = Gradient[i] * pixels[i] / (255 * network.Normalization.Deviation);
        }
        return contributions;
    }

    /// <summary>Memory for the way: a lane of one, every layer's output and delta apart.</summary>
    private sealed unsafe class Way
    {
        private readonly Network network;
        private readonly AlignedMemory<Lane1>[] values;
        private readonly AlignedMemory<Lane1>[] deltas;
        private readonly AlignedMemory<Lane1>[] scratch;
        private readonly AlignedMemory<float>[] kept;

        public Way(Network network)
        {
            this.network = network;
            var layers = network.Layers;
            int[] counts = [network.Input.Count, .. layers.Select(layer => layer.Output.Count)];
            values = Array.ConvertAll(counts, count => new AlignedMemory<Lane1>(count));
            deltas = Array.ConvertAll(counts, count => new AlignedMemory<Lane1>(count));
            scratch = [.. layers.Select(layer => new AlignedMemory<Lane1>(layer.ScratchLanes(1, Lane1.Count, training: true)))];
            kept = [.. layers.Select(layer => new AlignedMemory<float>(layer.KeptScalars(1, Lane1.Count)))];
        }

        public Trace Follow(ReadOnlySpan<float> input)
        {
            input.CopyTo(Floats(values[0]));
            var parameter = 0;
            var parameters = new int[network.Layers.Count];
            for (var l = 0; l < network.Layers.Count; l++)
            {
                var layer = network.Layers[l];
                parameters[l] = layer.Parameters.Count > 0 ? parameter : -1;
                parameter += layer.Parameters.Count;
                if (IsPassed(layer))
                {
                    values[l].Span.CopyTo(values[l + 1].Span);
                }
                else
                {
                    layer.Forward(Pass(l, parameters[l]));
                }
            }
            var output = Floats(values[^1]);
            var answer = output.IndexOf(System.Numerics.Tensors.TensorPrimitives.Max<float>(output));
            Floats(deltas[^1])[answer] = 1;
            for (var l = network.Layers.Count - 1; l >= 0; l--)
            {
                if (IsPassed(network.Layers[l]))
                {
                    deltas[l + 1].Span.CopyTo(deltas[l].Span);
                }
                else
                {
                    network.Layers[l].Backward(Pass(l, parameters[l]));
                }
            }
            var trace = new Trace([.. values.Skip(1).Select(value => Floats(value).ToArray())], answer, Floats(deltas[0]).ToArray());
            GC.KeepAlive(this);
            return trace;
        }

        /// <summary>Whether a layer hands its input on as it is: an answer is given with nothing dropped.</summary>
        private static bool IsPassed(Layer layer) => layer.IsView || layer is Dropout;

        // Training, for only then a layer keeps what its way back reads.
        private Pass<Lane1, float> Pass(int l, int parameter) => new()
        {
            Groups = 1,
            BatchGroups = 1,
            Parts = 1,
            Training = true,
            Input = values[l].Pointer,
            Output = values[l + 1].Pointer,
            OutputDelta = deltas[l + 1].Pointer,
            InputDelta = deltas[l].Pointer,
            Weights = parameter < 0 ? null : network.ParameterMemory.Pointer + network.Parameters[parameter].Offset,
            Bias = parameter < 0 ? null : network.ParameterMemory.Pointer + network.Parameters[parameter + 1].Offset,
            Scratch = scratch[l].Pointer,
            Kept = kept[l].Pointer,
        };

        private static Span<float> Floats(AlignedMemory<Lane1> memory) => new(memory.Pointer, memory.Count);
    }
}
