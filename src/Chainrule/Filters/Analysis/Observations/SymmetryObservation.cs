using static Chainrule.Filters.Analysis.Figures;

namespace Chainrule.Filters.Analysis;

/// <summary>Which mirrors and turns change nothing, or the signs alone.</summary>
internal static class SymmetryObservation
{
    public static IEnumerable<string> Of(KernelAnalysis analysis)
    {
        var half = analysis.Symmetry.HalfTurn switch
        {
            Parity.Even => "half a turn changes nothing, so convolution and cross-correlation agree.",
            Parity.Odd => "half a turn changes its sign, so convolution gives minus the cross-correlation.",
            _ => "half a turn makes another kernel of it, so convolution and cross-correlation differ by more than a sign.",
        };
        yield return $"{Mirrors(analysis.Symmetry)}; {half}";
        if (analysis.Kernel.Rows % 2 == 0 || analysis.Kernel.Columns % 2 == 0)
        {
            yield return $"It has {analysis.Kernel.Rows}x{analysis.Kernel.Columns} weights, so its middle lies between cells: what it "
                + "measures lies half a cell beside the cell that it is written to.";
        }
    }

    private static string Mirrors(KernelSymmetry symmetry)
    {
        (string Way, Parity Parity)[] ways =
        [
            ("left to right", symmetry.LeftRight),
            ("top to bottom", symmetry.TopBottom),
            ("about the falling diagonal", symmetry.Diagonal),
            ("about the rising diagonal", symmetry.AntiDiagonal),
        ];
        if (ways.All(way => way.Parity == Parity.Even))
        {
            return "It is symmetric left to right, top to bottom and about both diagonals";
        }
        string[] clauses =
        [
            .. new[] { (Word: "symmetric", Parity: Parity.Even), (Word: "antisymmetric", Parity: Parity.Odd) }
                .Select(kind => (kind.Word, Ways: ways.Where(way => way.Parity == kind.Parity).Select(way => way.Way).ToList()))
                .Where(kind => kind.Ways.Count > 0)
                .Select(kind => $"{kind.Word} {List(kind.Ways)}"),
        ];
        return clauses.Length == 0 ? "It has no mirror symmetry" : $"It is {string.Join(" and ", clauses)}";
    }
}
