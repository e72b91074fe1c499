using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Training;

namespace Chainrule.Tests.Comparisons;

public class MistakeTests
{
    private static readonly Dataset Data = new("d", new Shape(1), new byte[5], [0, 1, 0, 1, 0], ["a", "b"]);

    private static readonly Evaluation Answers = new(0, [0, 0, 1, 0, 1], [0.99f, 0.7f, 0.9f, 0.7f, 0.6f], [[1, 2], [2, 0]]);

    [Fact]
    public void Mistakes_come_surest_first_and_equally_sure_ones_in_order() =>
        Assert.Equal(
            [new(2, 0, 1, 0.9f), new(1, 1, 0, 0.7f), new(3, 1, 0, 0.7f), new Mistake(4, 0, 1, 0.6f)],
            Mistake.MostConfident(Answers, Data, 10));

    [Fact]
    public void No_more_mistakes_are_listed_than_asked_for() =>
        Assert.Equal([2, 1], Mistake.MostConfident(Answers, Data, 2).Select(mistake => mistake.Index));

    [Fact]
    public void An_evaluation_of_another_set_is_refused() =>
        Assert.Throws<ArgumentException>(() => Mistake.MostConfident(Answers, Data.Slice(0, 4), 2));
}
