using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Tests.Data;
using Chainrule.Training;

namespace Chainrule.Tests.Accuracy;

/// <summary>
/// Michael Nielsen, "Neural Networks and Deep Learning" (2015), chapter 1: 784-30-10 sigmoid units, weights and biases
/// drawn from the standard normal, inputs in [0, 1], sum of squares, plain SGD with rate 3 on the mean of batches of 10,
/// 30 epochs. He gives 95.42% at the best.
/// </summary>
[Trait("Category", "Accuracy")]
public class NielsenTests
{
    [Fact]
    public void His_first_network_reaches_his_accuracy()
    {
        var network = Network.Parse("input 1x28x28 | dense 30 sigmoid | dense 10 sigmoid");
        var recipe = new Recipe
        {
            Loss = new SumOfSquares(),
            Optimizer = new Sgd(3),
            Initialization = Initialization.Normal(1),
            Normalization = Normalization.None,
            Epochs = 30,
            BatchSize = 10,
            // The same bits as with more, and sooner: ten examples are one register's work.
            Threads = 1,
        };
        var data = SharedMnist.Split;
        new Trainer(network, recipe).Fit(data.Train, cancellation: TestContext.Current.CancellationToken);
        var accuracy = Evaluator.Evaluate(network, data.Test, cancellation: TestContext.Current.CancellationToken).Accuracy;
        Assert.InRange(accuracy, 0.954 - 0.005, 0.954 + 0.005);
    }
}
