using Chainrule.Filters;

namespace Chainrule.Tests.Filters;

/// <summary>What a boundary means, without arithmetic: copies of the input's cells are laid side by side.</summary>
internal static class BoundaryLine
{
    /// <summary>For each cell of a padded line, the input cell that it holds, or −1 for zero.</summary>
    public static int[] Of(Boundary boundary, int size, int before, int after)
    {
        int[] cells = [.. Enumerable.Range(0, size)];
        int[] back = [.. Enumerable.Reverse(cells)];
        return boundary switch
        {
            Boundary.Zero => [.. Enumerable.Repeat(-1, before), .. cells, .. Enumerable.Repeat(-1, after)],
            Boundary.Replicate => [.. Enumerable.Repeat(0, before), .. cells, .. Enumerable.Repeat(size - 1, after)],
            Boundary.Reflect => SideBySide([.. cells, .. back.Skip(1).SkipLast(1)]),
            Boundary.Symmetric => SideBySide([.. cells, .. back]),
            _ => SideBySide(cells),
        };

        int[] SideBySide(int[] copy)
        {
            var (left, right) = (before / copy.Length + 1, (size + after) / copy.Length + 1);
            var line = Enumerable.Repeat(copy, left + right).SelectMany(cell => cell);
            return [.. line.Skip(left * copy.Length - before).Take(before + size + after)];
        }
    }
}
