namespace Chainrule.Bench;

/// <summary>
/// LeNet's training step as anyone would write it first: float arrays, nested loops, one example after the other. What
/// the library's speed is measured against, per core.
/// </summary>
internal sealed class NestedLoops
{
    private readonly Convolution conv1 = new(1, 28, 28, 6, 5, 2);
    private readonly Convolution conv2 = new(6, 14, 14, 16, 5, 0);
    private readonly Connection dense1 = new(400, 120), dense2 = new(120, 84), dense3 = new(84, 10);

    /// <summary>Learns from a batch; returns its mean loss.</summary>
    public float Step(float[][] images, int[] labels, float rate)
    {
        float loss = 0;
        for (var e = 0; e < images.Length; e++)
        {
            loss += Learn(images[e], labels[e]);
        }
        conv1.Move(rate / images.Length);
        conv2.Move(rate / images.Length);
        dense1.Move(rate / images.Length);
        dense2.Move(rate / images.Length);
        dense3.Move(rate / images.Length);
        return loss / images.Length;
    }

    private float Learn(float[] image, int label)
    {
        var a1 = Relu(conv1.Forward(image));
        var p1 = Pool(a1, 6, 28, 28, out var from1);
        var a2 = Relu(conv2.Forward(p1));
        var p2 = Pool(a2, 16, 10, 10, out var from2);
        var a3 = Relu(dense1.Forward(p2));
        var a4 = Relu(dense2.Forward(a3));
        var output = dense3.Forward(a4);

        var max = output.Max();
        var sum = output.Sum(value => MathF.Exp(value - max));
        var delta = output.Select((value, k) => MathF.Exp(value - max) / sum - (k == label ? 1 : 0)).ToArray();
        var loss = MathF.Log(sum) + max - output[label];

        delta = Back(a4, dense3.Backward(a4, delta));
        delta = Back(a3, dense2.Backward(a3, delta));
        delta = Unpool(dense1.Backward(p2, delta), from2, a2.Length);
        delta = Unpool(conv2.Backward(p1, Back(a2, delta)), from1, a1.Length);
        conv1.Backward(image, Back(a1, delta));
        return loss;
    }

    private static float[] Relu(float[] values) => Array.ConvertAll(values, value => Math.Max(value, 0));

    private static float[] Back(float[] activation, float[] delta)
    {
        for (var i = 0; i < delta.Length; i++)
        {
            delta[i] = activation[i] > 0 ? delta[i] : 0;
        }
        return delta;
    }

    private static float[] Pool(float[] input, int channels, int height, int width, out int[] from)
    {
        var output = new float[channels * height / 2 * width / 2];
        from = new int[output.Length];
        var o = 0;
        for (var c = 0; c < channels; c++)
        {
            for (var y = 0; y < height; y += 2)
            {
                for (var x = 0; x < width; x += 2, o++)
                {
                    var best = (c * height + y) * width + x;
                    foreach (var other in new[] { best + 1, best + width, best + width + 1 })
                    {
                        best = input[other] > input[best] ? other : best;
                    }
                    output[o] = input[best];
                    from[o] = best;
                }
            }
        }
        return output;
    }

    private static float[] Unpool(float[] delta, int[] from, int count)
    {
        var inputDelta = new float[count];
        for (var o = 0; o < delta.Length; o++)
        {
            inputDelta[from[o]] += delta[o];
        }
        return inputDelta;
    }

    private sealed class Parameters(int count, int fanIn)
    {
        public readonly float[] Values = Random(count, fanIn);
        public readonly float[] Gradient = new float[count];
        private readonly float[] velocity = new float[count];

        private static float[] Random(int count, int fanIn)
        {
            var random = new Random(1);
            return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2 - 1) / MathF.Sqrt(fanIn))];
        }

        public void Move(float rate)
        {
            for (var i = 0; i < Values.Length; i++)
            {
                velocity[i] = 0.9f * velocity[i] + Gradient[i];
                Values[i] -= rate * velocity[i];
                Gradient[i] = 0;
            }
        }
    }

    private sealed class Connection(int inputs, int units)
    {
        private readonly Parameters weights = new(inputs * units, inputs), bias = new(units, inputs);

        public float[] Forward(float[] input)
        {
            var output = new float[units];
            for (var u = 0; u < units; u++)
            {
                var sum = bias.Values[u];
                for (var i = 0; i < inputs; i++)
                {
                    sum += weights.Values[u * inputs + i] * input[i];
                }
                output[u] = sum;
            }
            return output;
        }

        public float[] Backward(float[] input, float[] delta)
        {
            var inputDelta = new float[inputs];
            for (var u = 0; u < units; u++)
            {
                bias.Gradient[u] += delta[u];
                for (var i = 0; i < inputs; i++)
                {
                    weights.Gradient[u * inputs + i] += delta[u] * input[i];
                    inputDelta[i] += weights.Values[u * inputs + i] * delta[u];
                }
            }
            return inputDelta;
        }

        public void Move(float rate)
        {
            weights.Move(rate);
            bias.Move(rate);
        }
    }

    private sealed class Convolution(int channels, int height, int width, int outputs, int kernel, int pad)
    {
        private readonly Parameters weights = new(outputs * channels * kernel * kernel, channels * kernel * kernel);
        private readonly Parameters bias = new(outputs, channels * kernel * kernel);
        private readonly int rows = height + 2 * pad - kernel + 1, columns = width + 2 * pad - kernel + 1;

        public float[] Forward(float[] input)
        {
            var output = new float[outputs * rows * columns];
            for (var o = 0; o < outputs; o++)
            {
                for (var y = 0; y < rows; y++)
                {
                    for (var x = 0; x < columns; x++)
                    {
                        var sum = bias.Values[o];
                        for (var c = 0; c < channels; c++)
                        {
                            for (var m = 0; m < kernel; m++)
                            {
                                for (var n = 0; n < kernel; n++)
                                {
                                    var (i, j) = (y + m - pad, x + n - pad);
                                    if (i >= 0 && i < height && j >= 0 && j < width)
                                    {
                                        sum += weights.Values[((o * channels + c) * kernel + m) * kernel + n] * input[(c * height + i) * width + j];
                                    }
                                }
                            }
                        }
                        output[(o * rows + y) * columns + x] = sum;
                    }
                }
            }
            return output;
        }

        public float[] Backward(float[] input, float[] delta)
        {
            var inputDelta = new float[input.Length];
            for (var o = 0; o < outputs; o++)
            {
                for (var y = 0; y < rows; y++)
                {
                    for (var x = 0; x < columns; x++)
                    {
                        var d = delta[(o * rows + y) * columns + x];
                        bias.Gradient[o] += d;
                        for (var c = 0; c < channels; c++)
                        {
                            for (var m = 0; m < kernel; m++)
                            {
                                for (var n = 0; n < kernel; n++)
                                {
                                    var (i, j) = (y + m - pad, x + n - pad);
                                    if (i >= 0 && i < height && j >= 0 && j < width)
                                    {
                                        var w = ((o * channels + c) * kernel + m) * kernel + n;
                                        var at = (c * height + i) * width + j;
                                        weights.Gradient[w] += d * input[at];
                                        inputDelta[at] += d * weights.Values[w];
                                    }
                                }
                            }
                        }
                    }
                }
            }
            return inputDelta;
        }

        public void Move(float rate)
        {
            weights.Move(rate);
            bias.Move(rate);
        }
    }
}
