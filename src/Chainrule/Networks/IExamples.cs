namespace Chainrule.Networks;

/// <summary>Where a plan gets its examples from; read by several threads at once.</summary>
internal interface IExamples<T> where T : unmanaged
{
    /// <summary>Writes the input of one example, channel by channel and row by row.</summary>
    void ReadInput(int index, Span<T> input);

    /// <summary>Writes what the network should answer: for a class, 1 at its index and 0 elsewhere. <paramref name="target"/> comes zeroed.</summary>
    void ReadTarget(int index, Span<T> target);
}
