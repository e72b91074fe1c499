using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using CsCheck;

namespace Chainrule.Tests.Filters.Analysis;

/// <summary>Answers to edges, points, lines and corners.</summary>
public class EdgeTests
{
    private static EdgeResponse Edges(string kernel) => KernelAnalysis.Of(KernelText.Parse(kernel)).Edges;

    [Theory]
    [InlineData("sobel-x", 0, -4, 0)]
    [InlineData("sobel-x", 180, 0, 4)]
    [InlineData("sobel-x", 90, 0, 0)]
    [InlineData("sobel-x", 45, -3, 0)]
    [InlineData("sobel-y", 90, -4, 0)]
    [InlineData("sobel-y", 270, 0, 4)]
    [InlineData("laplace", 0, -1, 1)]
    [InlineData("laplace", 45, -4.0 / 3, 4.0 / 3)]
    [InlineData("laplace-8", 45, -2.25, 2.25)]
    [InlineData("box 3", 75, 0, 1)]
    [InlineData("-1 * box 3", 75, -1, 0)]
    [InlineData("sharpen", 0, -1, 2)]
    [InlineData("0", 30, 0, 0)]
    public void Sharp_edges_are_answered_so(string kernel, int degrees, double low, double high)
    {
        var answer = Edges(kernel).Sharp[degrees / EdgeResponse.Step];
        Assert.Equal(degrees, answer.Degrees);
        Assert.Equal(low, answer.Low, 1e-12);
        Assert.Equal(high, answer.High, 1e-12);
    }

    [Theory]
    // 4·(Φ(1) − Φ(−1)), and the maxima of Φ(x+1) − 2Φ(x) + Φ(x−1) and of 2Φ(x+h) − 4Φ(x) + 2Φ(x−h), h = 1/√2, by scipy 1.10.
    [InlineData("sobel-x", 180, 2.7307579685483434)]
    [InlineData("laplace", 90, 0.20674369061523615)]
    [InlineData("laplace", 225, 0.22315484708446773)]
    public void Soft_edges_are_answered_so(string kernel, int degrees, double high) =>
        Assert.Equal(high, Edges(kernel).Soft[degrees / EdgeResponse.Step].High, 2e-5);

    [Fact]
    public void An_arbitrary_kernel_answers_as_fine_steps_of_the_edge_say()
    {
        // Towards 330°: over 400,000 places of the edge in numpy 1.24, the shares of area from 4,000 strips a cell.
        var edges = Edges("1 2 -1; 0 3 -4");
        Assert.Equal(-3.43290611448613, edges.Sharp[22].Low, 1e-4);
        Assert.Equal(1, edges.Sharp[22].High, 1e-12);
        Assert.Equal(-1.3013178732664135, edges.Soft[22].Low, 1e-4);
        Assert.Equal(1, edges.Soft[22].High, 1e-8);
    }

    /// <summary>The share of a unit square on the bright side of an edge, by cutting the square.</summary>
    private static double Share(double place, double right, double down)
    {
        // The corners in order; each side that crosses the edge is cut there.
        (double X, double Y)[] corners = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)];
        var cut = new List<(double X, double Y)>();
        for (var i = 0; i < 4; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % 4]);
            var (atA, atB) = (place + a.X * right + a.Y * down, place + b.X * right + b.Y * down);
            if (atA >= 0)
            {
                cut.Add(a);
            }
            if (atA >= 0 != atB >= 0)
            {
                var t = atA / (atA - atB);
                cut.Add((double.Lerp(a.X, b.X, t), double.Lerp(a.Y, b.Y, t)));
            }
        }
        return Enumerable.Range(0, cut.Count).Sum(i => cut[i].X * cut[(i + 1) % cut.Count].Y - cut[(i + 1) % cut.Count].X * cut[i].Y) / 2;
    }

    [Fact]
    public void No_place_of_a_sharp_edge_gives_more_and_some_place_gives_as_much() =>
        Gen.Select(RandomKernels.Of(RandomKernels.Whole, 4), Gen.Int[0, 23]).Check(30, (kernel, direction) =>
        {
            var answer = KernelAnalysis.Of(kernel).Edges.Sharp[direction];
            var (right, down) = (Math.Cos(answer.Degrees * Math.PI / 180), Math.Sin(answer.Degrees * Math.PI / 180));
            var (low, high) = (0.0, 0.0);
            for (var edge = -4.0; edge < 4; edge += 0.01)
            {
                var sum = 0.0;
                for (var i = 0; i < kernel.Weights.Length; i++)
                {
                    var (x, y) = (i % kernel.Columns - (kernel.Columns - 1) / 2.0, i / kernel.Columns - (kernel.Rows - 1) / 2.0);
                    sum += kernel.Weights[i] * Share(x * right + y * down - edge, right, down);
                }
                (low, high) = (Math.Min(low, sum), Math.Max(high, sum));
            }
            Assert.InRange(low - answer.Low, -1e-9, 0.02);
            Assert.InRange(answer.High - high, -1e-9, 0.02);
        });

    [Fact]
    public void Turning_the_kernel_turns_the_answers() =>
        RandomKernels.Of(RandomKernels.Real, 5).Check(40, kernel =>
        {
            var edges = KernelAnalysis.Of(kernel).Edges;
            var turned = KernelAnalysis.Of(kernel.Arranged(Arrangement.QuarterTurnLeft)).Edges;
            var flipped = KernelAnalysis.Of(kernel.Flipped()).Edges;
            var negated = KernelAnalysis.Of(-kernel).Edges;
            for (var i = 0; i < 24; i++)
            {
                Same(edges.Sharp[i], turned.Sharp[(i + 18) % 24], 1e-9);
                Same(edges.Soft[i], turned.Soft[(i + 18) % 24], 1e-9);
                Same(edges.Sharp[i], flipped.Sharp[(i + 12) % 24], 1e-9);
                // An edge that a Gaussian blurs is, between places where it is tried, only all but a parabola.
                Same(edges.Soft[i], flipped.Soft[(i + 12) % 24], 1e-4);
                Same(edges.Sharp[i], new EdgeAnswer(0, -negated.Sharp[i].High, -negated.Sharp[i].Low), 1e-12);
                Same(edges.Soft[i], new EdgeAnswer(0, -negated.Soft[i].High, -negated.Soft[i].Low), 1e-12);
            }

            static void Same(EdgeAnswer expected, EdgeAnswer found, double tolerance)
            {
                Assert.Equal(expected.Low, found.Low, tolerance);
                Assert.Equal(expected.High, found.High, tolerance);
            }
        });

    [Fact]
    public void Many_weights_are_put_on_a_grid_that_is_fine_enough()
    {
        // The same kernel below and above the number of weights from which on there is a grid.
        var small = KernelAnalysis.Of(LaplacianOfGaussianKernel.Create(6, 101)).Edges;
        var large = KernelAnalysis.Of(LaplacianOfGaussianKernel.Create(6, 145)).Edges;
        Assert.All(small.Sharp.Zip(large.Sharp), pair => Assert.Equal(pair.First.High, pair.Second.High, 1e-4 * pair.First.High));
        Assert.All(small.Soft.Zip(large.Soft), pair => Assert.Equal(pair.First.High, pair.Second.High, 1e-4 * pair.First.High));
    }

    [Theory]
    [InlineData("laplace", 4, 3, 2, 4, 2, 1)]
    [InlineData("laplace-8", 8, 7, 6, 6, 5, 3)]
    [InlineData("sobel-x", 2, 4, 4, 2, 4, 4)]
    [InlineData("identity", 1, 1, 1, 1, 1, 1)]
    [InlineData("1 2; -4 8", 8, 10, 10, 9, 10, 10)]
    public void Patterns_are_answered_so(string kernel, double point, double lineEnd, double line, double diagonal, double corner, double edge) =>
        Assert.Equal(new PatternResponse(point, lineEnd, line, diagonal, corner, edge), KernelAnalysis.Of(KernelText.Parse(kernel)).Patterns);

    [Fact]
    public void Patterns_are_answered_as_the_filter_answers_them() =>
        RandomKernels.Of(RandomKernels.Whole, 4).Check(40, kernel =>
        {
            var patterns = KernelAnalysis.Of(kernel).Patterns;
            Assert.Equal(patterns.Point, Largest(kernel, (row, column) => row == 0 && column == 0));
            Assert.Equal(patterns.Line, Math.Max(Largest(kernel, (row, _) => row == 0), Largest(kernel, (_, column) => column == 0)));
            Assert.Equal(patterns.LineEnd, Math.Max(
                Math.Max(Largest(kernel, (row, column) => row == 0 && column >= 0), Largest(kernel, (row, column) => row == 0 && column < 0)),
                Math.Max(Largest(kernel, (row, column) => column == 0 && row >= 0), Largest(kernel, (row, column) => column == 0 && row < 0))));
            Assert.Equal(patterns.DiagonalLine, Math.Max(Largest(kernel, (row, column) => row == column), Largest(kernel, (row, column) => row == -column)));
            Assert.Equal(patterns.Corner, new[] { (1, 1), (1, -1), (-1, 1), (-1, -1) }.Max(
                corner => Largest(kernel, (row, column) => row * corner.Item1 >= 0 && column * corner.Item2 >= 0)));
            Assert.Equal(patterns.Edge, Math.Max(
                Math.Max(Largest(kernel, (row, _) => row >= 0), Largest(kernel, (row, _) => row < 0)),
                Math.Max(Largest(kernel, (_, column) => column >= 0), Largest(kernel, (_, column) => column < 0))));
        });

    /// <summary>The largest answer, its sign aside, to a picture that is 1 where the pattern says so.</summary>
    private static double Largest(Kernel kernel, Func<int, int, bool> pattern)
    {
        const int Half = 6;
        var picture = new Chainrule.Tensors.Tensor<double>(
            new Chainrule.Tensors.Shape(1, 2 * Half + 1, 2 * Half + 1),
            KernelGrid.Sample(2 * Half + 1, 2 * Half + 1, (_, _, m, n) => pattern(m - Half, n - Half) ? 1 : 0));
        return new Filter(kernel).Apply(picture).Values.ToArray().Max(Math.Abs);
    }
}
