using Chainrule.Data;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Training;

namespace Chainrule.Tests.Laws;

/// <summary>A training step allocates nothing. Runs alone, since the count is the whole process's.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public class AllocationTests
{
    [Theory]
    [InlineData(ReproducibilityTests.Text, "cross-entropy", 1)]
    [InlineData(ReproducibilityTests.Text, "cross-entropy", 2)]
    [InlineData(ReproducibilityTests.Text, "cross-entropy", 8)]
    [InlineData("input 1x28x28 | dense 20 \"x / (1 + exp(-x))\" | dense 10", "abs(y - t)^1.5", 2)]
    public void A_step_allocates_nothing(string text, string loss, int threads)
    {
        var network = Network.Parse(text);
        network.Initialize(Initialization.PyTorch, 1);
        using var team = new Team(threads);
        var plan = FloatPlan.Create(network, new PlanOptions(64, Loss.Parse(loss), Training: true, new Adam(0.001), team) { WorthMeeting = 0 });
        var examples = new DatasetExamples(ReproducibilityTests.RandomPictures(64), Normalization.None, new Augmentation(1, 10, 0.1), 1);
        int[] indices = [.. Enumerable.Range(0, 64)];
        for (var warm = 0; warm < 50; warm++)
        {
            plan.Train(examples, indices, 0.001, (ulong)warm);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var step = 0; step < 100; step++)
        {
            plan.Train(examples, indices, 0.001, (ulong)step);
        }
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        // Whatever else runs in this process (a timer, a test's output) may allocate a little; a step that allocates
        // even one small object would show as a hundred of them.
        Assert.InRange(allocated, 0, 100 * 24 - 1);
    }
}
