using Chainrule.Kernels;
using Chainrule.Texts;

namespace Chainrule.Optimizers;

/// <summary>A rule that moves parameters against their gradient.</summary>
public abstract class Optimizer
{
    // Every optimizer there is. A new one is its file, its test and its entry here.
    private static readonly OptimizerText[] Catalogue = [Sgd.Text, Adam.Text, AdamW.Text, RmsProp.Text, Adadelta.Text];

    private protected Optimizer(double rate) => Rate = Bounds.Rate.Check(rate);

    /// <summary>The learning rate η, before the schedule's factor.</summary>
    public double Rate { get; }

    /// <summary>Values remembered for each parameter from step to step (a momentum, a mean of squares), zero at first.</summary>
    internal abstract int StateCount { get; }

    /// <summary>
    /// Reads an optimizer's text: its name, its learning rate, then its settings in any order.
    /// <list type="bullet">
    /// <item><c>sgd 0.01 [momentum 0] [nesterov] [decay 0]</c></item>
    /// <item><c>adam 0.001 [beta1 0.9] [beta2 0.999] [epsilon 1e-8] [decay 0]</c></item>
    /// <item><c>adamw 0.001 [beta1 0.9] [beta2 0.999] [epsilon 1e-8] [decay 0.01]</c></item>
    /// <item><c>rmsprop 0.01 [alpha 0.99] [epsilon 1e-8] [momentum 0] [decay 0]</c></item>
    /// <item><c>adadelta 1 [rho 0.9] [epsilon 1e-6] [decay 0]</c></item>
    /// </list>
    /// The numbers shown are the defaults; the rate, too, may be left out.
    /// </summary>
    /// <exception cref="ChainruleException">The text is no optimizer; the message points at the word.</exception>
    public static Optimizer Parse(string text)
    {
        var words = new Words("optimizer", text);
        var names = Catalogue.Select(entry => entry.Name).ToArray();
        var name = words.Take($"one of {string.Join(", ", names)}");
        var entry = Catalogue.FirstOrDefault(entry => entry.Name == name)
            ?? throw words.Wrong(Suggestion.Unknown("optimizer", name, names));
        return entry.Read(words);
    }

    /// <summary>
    /// Moves a run of parameters. State s of the lane at i is <c>state[s·stateStride + i]</c>.
    /// </summary>
    /// <param name="parameters">The lanes to move.</param>
    /// <param name="gradient">The derivative of the loss by each.</param>
    /// <param name="state">The first state of the first lane.</param>
    /// <param name="stateStride">Lanes between one state and the next.</param>
    /// <param name="count">How many lanes.</param>
    /// <param name="rate">The learning rate of this step, the schedule's factor included.</param>
    /// <param name="step">Which step this is, from 1.</param>
    internal abstract unsafe void Update<TLane, T>(
        TLane* parameters, TLane* gradient, TLane* state, nint stateStride, int count, double rate, long step)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged;

    /// <summary>Its text: <c>sgd 0.1 momentum 0.9</c>, <c>adam 0.001</c>…</summary>
    public abstract override string ToString();
}
