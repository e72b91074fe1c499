using Chainrule.Comparisons;
using Chainrule.Networks;
using Chainrule.Tests.Data;
using Chainrule.Training;

namespace Chainrule.Tests.Accuracy;

/// <summary>Whole trainings on the 60,000 training images, judged on the 10,000 test images.</summary>
[Trait("Category", "Accuracy")]
public class MnistAccuracyTests
{
    [Theory]
    [InlineData("ffn", 0.975)]
    [InlineData("lenet", 0.989)]
    public void The_default_comparison_trains_to_at_least(string preset, double accuracy)
    {
        var network = Network.Parse(preset);
        var data = SharedMnist.Split;
        new Trainer(network, new ComparisonOptions([preset], ComparisonOptions.DefaultEpochs, ComparisonOptions.DefaultSeeds).RecipeFor(1)).Fit(data.Train, cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(Evaluator.Evaluate(network, data.Test, cancellation: TestContext.Current.CancellationToken).Accuracy, accuracy, 1);
    }
}
