using Chainrule.Derivations.Steps;
using Chainrule.Losses;
using Chainrule.Networks;

namespace Chainrule.Tests.Derivations.Steps;

public class StepDocumentTests
{
    /// <summary>Beyond this a line of plain text is hard to read.</summary>
    private const int Columns = 100;

    [Fact]
    public void Every_line_fits_its_columns() => RandomTraining.Any.Check(60, random =>
    {
        var text = Text(random, 1);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= Columns, line));
    });

    [Theory]
    [InlineData("cross-entropy")]
    [InlineData("sse")]
    public void Ten_outputs_fit_their_columns(string loss) => Assert.All(
        Text(new("input 30 | dense 20 relu | dense 10", loss, 3), 1).Split('\n'), line => Assert.True(line.Length <= Columns, line));

    [Fact]
    public void Up_to_twelve_numbers_are_worked_out_and_of_more_the_first_three()
    {
        Assert.DoesNotContain("And so on", Text(new("input 1 | dense 6 sigmoid | dense 1", "sse", 1), 1));
        // Before what a dense layer passes on to another there stands a 1, which is not worked out.
        var twelve = Text(new("input 1 | dense 12 sigmoid | dense 1", "sse", 1), 1);
        Assert.Contains("h_12^h = ", twelve);
        Assert.Contains("a_12^h = ", twelve);
        Assert.Equal(4, twelve.Split("And so on").Length - 1);
        var thirteen = Text(new("input 1 | dense 13 sigmoid | dense 1", "sse", 1), 1);
        Assert.DoesNotContain("h_4^h = ", thirteen);
        Assert.Contains("h_3^h = ", thirteen);
        Assert.Contains("And so on, for 13 numbers in all.", thirteen);
    }

    [Fact]
    public void A_long_table_shows_its_beginning()
    {
        var text = Text(new("input 1 | dense 41 | dense 1", "sse", 1), 1);
        Assert.Contains("dense1.weight (the first 40 of 41 numbers):", text);
        Assert.Contains("39,0 │", text);
        Assert.DoesNotContain("40,0 │", text);
        Assert.Contains("dense2.bias:", text);
    }

    [Fact]
    public void A_number_that_is_taken_over_stands_once()
    {
        var training = new WorkedTraining(Network.Parse("input 1x1x2 | flatten | dense 1"), new SumOfSquares(), [0.25, 0.5], [1], 0.1);
        training.Step(cancellation: TestContext.Current.CancellationToken);
        var text = StepDocument.Of(training.Steps).ToText();
        Assert.Contains(" = 0.25\n", text);
        Assert.DoesNotContain("= 0.25 = 0.25", text);
    }

    [Fact]
    public void Steps_are_counted_where_there_are_several()
    {
        var random = new RandomTraining("sheet", "sse", 1);
        Assert.DoesNotContain("Step 1", Text(random, 1));
        var text = Text(random, 2);
        Assert.Contains("Step 1: Forward", text);
        Assert.Contains("Step 2: Before and after", text);
    }

    [Fact]
    public void A_check_that_failed_says_where()
    {
        // So steep that a difference sees no slope, and yet not a jump.
        var training = new WorkedTraining(Network.Parse("input 2 | dense 1 'tanh(100000 * x)' | dense 1"), new SumOfSquares(), [1, 2], [1], 0.1);
        training.Set("dense1.weight", [0, 0]);
        training.Set("dense1.bias", [0]);
        training.Set("dense2.weight", [1]);
        training.Step(cancellation: TestContext.Current.CancellationToken);
        var text = StepDocument.Of(training.Steps).ToText();
        Assert.Contains("The check failed: about dense1.weight[0,1]", text);
        Assert.Contains("of the largest gradient of its tensor", string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("max(x, 0) + min(x, -x)", "has a corner here")]
    [InlineData("sign(x)", "jumps here")]
    public void Where_the_loss_has_no_derivative_that_is_said(string formula, string said)
    {
        var training = new WorkedTraining(Network.Parse($"input 2 | dense 2 '{formula}' | dense 2"), new SumOfSquares(), [1, 2], [1, 0.5], 0.1);
        training.Set("dense2.weight", [1, 2, 3, 4]);
        training.Set("dense2.bias", [0, 0]);
        training.Step(cancellation: TestContext.Current.CancellationToken);
        var text = StepDocument.Of(training.Steps).ToText();
        Assert.Contains("agree about every gradient", text);
        Assert.Contains("By dense1.weight[0,0] and 5 others the loss " + said, text);
    }

    private static string Text(RandomTraining random, int steps)
    {
        var training = random.Begin();
        for (var i = 0; i < steps; i++)
        {
            training.Step();
        }
        return StepDocument.Of(training.Steps).ToText();
    }
}
