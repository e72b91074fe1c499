using Chainrule.Data;
using CsCheck;

namespace Chainrule.Tests.Data;

public class StratifiedSplitTests
{
    [Fact]
    public void It_parts_every_class_and_loses_no_example() =>
        Gen.Int[0, 4].Array[10, 100].Check(300, labels =>
        {
            var (train, test) = StratifiedSplit.Choose("x", labels, 6);
            Assert.Equal(Enumerable.Range(0, labels.Length), train.Concat(test).Order());
            Assert.Equal(train.Order(), train);
            Assert.Equal(test.Order(), test);
            for (var label = 0; label < 6; label++)
            {
                var (all, held) = (labels.Count(label.Equals), test.Count(i => labels[i] == label));
                Assert.InRange(held, all < 2 ? 0 : Math.Max(1, all / 6.0 - 0.5), all < 2 ? 0 : Math.Max(1, all / 6.0 + 0.5));
            }
            Assert.Equal(test, StratifiedSplit.Choose("x", labels, 6).Test);
        });

    [Fact]
    public void Every_place_of_a_class_can_come_to_the_test()
    {
        var (_, test) = StratifiedSplit.Choose("x", new int[600], 1);
        Assert.Equal(100, test.Length);
        // Drawn evenly, half of them would be expected in either half; the first 100 or every sixth would not pass both.
        Assert.InRange(test.Count(i => i < 300), 30, 70);
        Assert.InRange(test.Count(i => i % 6 == 0), 5, 35);
    }

    [Fact]
    public void Without_two_examples_of_any_class_nothing_can_be_held_out() =>
        UserErrors.In(() => StratifiedSplit.Choose("cats", [0, 1, 2], 3), "cats", "two examples");
}
