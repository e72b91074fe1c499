using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>Chooses one in six examples of every class for the test, the same ones every time.</summary>
internal static class StratifiedSplit
{
    private const int OneIn = 6;
    private const long Seed = 4;

    /// <summary>
    /// The indices of the training examples and of the test examples, each rising. A class of one example is for
    /// training; of any other class at least one goes to the test.
    /// </summary>
    /// <param name="what">The file or folder, for the error.</param>
    /// <param name="labels">The class of each example.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ChainruleException">No class has two examples.</exception>
    public static (int[] Train, int[] Test) Choose(string what, int[] labels, int classes)
    {
        var members = new List<int>[classes];
        for (var label = 0; label < classes; label++)
        {
            members[label] = [];
        }
        for (var i = 0; i < labels.Length; i++)
        {
            members[labels[i]].Add(i);
        }
        var isTest = new bool[labels.Length];
        for (var label = 0; label < classes; label++)
        {
            var indices = members[label].ToArray();
            new RandomSource(Seed, label).Shuffle(indices);
            var count = indices.Length < 2 ? 0 : Math.Max(1, (indices.Length + OneIn / 2) / OneIn);
            foreach (var index in indices.AsSpan(0, count))
            {
                isTest[index] = true;
            }
        }
        var all = Enumerable.Range(0, labels.Length);
        (int[] Train, int[] Test) split = ([.. all.Where(i => !isTest[i])], [.. all.Where(i => isTest[i])]);
        return split.Test.Length > 0 ? split : throw new ChainruleException(
            $"{what}: no class has two examples, so none can be held out to test on; add more");
    }
}
