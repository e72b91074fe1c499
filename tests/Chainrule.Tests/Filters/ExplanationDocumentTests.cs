using System.Xml.Linq;
using Chainrule.Documents;
using Chainrule.Filters;
using Chainrule.Notation;
using Chainrule.Tensors;
using Chainrule.Tests.Notation;

namespace Chainrule.Tests.Filters;

public class ExplanationDocumentTests
{
    [Fact]
    public void The_sheets_cell_explained() => Assert.Equal(
        """
        Output cell S_{0,0}
        ═══════════════════

        • Input X: 5 × 5.
        • Kernel K: 3 × 3.
        • Cross-correlation: the kernel is laid on the input as it is written.
        • Stride 1.
        • No padding.

        The window
        ──────────

        S_{0,0} reads rows 0 to 2 and columns 0 to 2 of the input.

        Input X; the cells that are read are marked:
          │  0   1   2   3   4
        ──┼────────────────────
        0 │ [5] [5] [2]  5   5
        1 │ [5] [5] [2]  5   5
        2 │ [7] [7] [5]  7   7
        3 │  5   5   2   5   5
        4 │  5   5   2   5   5

        The kernel
        ──────────

              ⎡ 1  0  −1 ⎤
          K = ⎢ 2  0  −2 ⎥
              ⎣ 1  0  −1 ⎦

        The formula
        ───────────

          S_{i,j} = (K ⋆ X)_{i,j} = Σ_{m=0}^2 Σ_{n=0}^2 K_{m,n} X_{i+m,j+n}

        The products and their sum
        ──────────────────────────

          S_{0,0} = 1·5 + 0·5 + (−1)·2 + 2·5 + 0·5 + (−2)·2 + 1·7 + 0·7 + (−1)·5 = 11

        Each product at its place in the window:

              ⎡  5  0  −2 ⎤
          P = ⎢ 10  0  −4 ⎥
              ⎣  7  0  −5 ⎦

        """,
        CellDocument.Of(new Filter(Sheet.SobelX), Sheet.Image, 0, 0, 0).ToText(),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void The_sheets_exercise_worked_out() => Assert.Equal(
        """
        A cross-correlation worked out
        ══════════════════════════════

        Given
        ─────

        • Input X: 5 × 5.
        • Kernel K: 3 × 3.
        • Cross-correlation: the kernel is laid on the input as it is written.
        • Stride 1.
        • No padding.

              ⎡ 5  5  2  5  5 ⎤
              ⎢ 5  5  2  5  5 ⎥
          X = ⎢ 7  7  5  7  7 ⎥
              ⎢ 5  5  2  5  5 ⎥
              ⎣ 5  5  2  5  5 ⎦

              ⎡ 1  0  −1 ⎤
          K = ⎢ 2  0  −2 ⎥
              ⎣ 1  0  −1 ⎦

        The formula
        ───────────

        Rows and columns count from 0.

          S_{i,j} = (K ⋆ X)_{i,j} = Σ_{m=0}^2 Σ_{n=0}^2 K_{m,n} X_{i+m,j+n}

        The size of the output
        ──────────────────────

        Along each axis, the kernel's first and last cell counted in its extent:

           extent = (kernel − 1)·dilation + 1
           output = ⌊(input + before + after − extent) / stride⌋ + 1
             rows = ⌊(5 + 0 + 0 − 3) / 1⌋ + 1 = 3
          columns = ⌊(5 + 0 + 0 − 3) / 1⌋ + 1 = 3

        Every cell
        ──────────

          S_{0,0} = 1·5 + 0·5 + (−1)·2 + 2·5 + 0·5 + (−2)·2 + 1·7 + 0·7 + (−1)·5 = 11
          S_{0,1} = 1·5 + 0·2 + (−1)·5 + 2·5 + 0·2 + (−2)·5 + 1·7 + 0·5 + (−1)·7 = 0
          S_{0,2} = 1·2 + 0·5 + (−1)·5 + 2·2 + 0·5 + (−2)·5 + 1·5 + 0·7 + (−1)·7 = −11

          S_{1,0} = 1·5 + 0·5 + (−1)·2 + 2·7 + 0·7 + (−2)·5 + 1·5 + 0·5 + (−1)·2 = 10
          S_{1,1} = 1·5 + 0·2 + (−1)·5 + 2·7 + 0·5 + (−2)·7 + 1·5 + 0·2 + (−1)·5 = 0
          S_{1,2} = 1·2 + 0·5 + (−1)·5 + 2·5 + 0·7 + (−2)·7 + 1·2 + 0·5 + (−1)·5 = −10

          S_{2,0} = 1·7 + 0·7 + (−1)·5 + 2·5 + 0·5 + (−2)·2 + 1·5 + 0·5 + (−1)·2 = 11
          S_{2,1} = 1·7 + 0·5 + (−1)·7 + 2·5 + 0·2 + (−2)·5 + 1·5 + 0·2 + (−1)·5 = 0
          S_{2,2} = 1·5 + 0·7 + (−1)·7 + 2·2 + 0·5 + (−2)·5 + 1·2 + 0·5 + (−1)·5 = −11

        The output
        ──────────

              ⎡ 11  0  −11 ⎤
          S = ⎢ 10  0  −10 ⎥
              ⎣ 11  0  −11 ⎦

        """,
        WorkedSolution.Of(new Filter(Sheet.SobelX), Sheet.Image).ToText(),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void The_sheets_cell_in_the_other_formats()
    {
        var document = CellDocument.Of(new Filter(Sheet.SobelX), Sheet.Image, 0, 0, 0);
        const string Sum = @"S_{0,0} = 1 \cdot 5 + 0 \cdot 5 + (-1) \cdot 2 + "
            + @"2 \cdot 5 + 0 \cdot 5 + (-2) \cdot 2 + 1 \cdot 7 + 0 \cdot 7 + (-1) \cdot 5 = 11";
        const string Formula = @"S_{i,j} = (K \star X)_ {i,j} = \sum_{m=0}^{2} \sum_{n=0}^{2} K_{m,n} X_{i+m,j+n}";
        const string Kernel = "K = \\left[\\begin{array}{rrr}\n1 & 0 & -1\\\\\n2 & 0 & -2\\\\\n1 & 0 & -1\n\\end{array}\\right]";
        var (markdown, latex, html) = (document.ToMarkdown(), document.ToLatex(), document.ToHtml());
        Assert.StartsWith("# Output cell $S_{0,0}$\n", markdown);
        Assert.Contains("| 2 | **7** | **7** | **5** | 7 | 7 |\n| 3 | 5 | 5 | 2 | 5 | 5 |\n", markdown);
        Assert.Contains(@"2 & \cellcolor{chosen}$7$ & \cellcolor{chosen}$7$ & \cellcolor{chosen}$5$ & $7$ & $7$ \\", latex);
        Assert.All([Sum, Formula, Kernel], formula =>
        {
            Assert.Contains($"$$\n{formula}\n$$", markdown);
            Assert.Contains($"\\[\n{formula}\n\\]", latex);
        });
        var page = XDocument.Parse(html);
        Assert.Contains("S0,0=1·5+0·5+(−1)·2+2·5+0·5+(−2)·2+1·7+0·7+(−1)·5=11", page.Descendants("div").Select(row => row.Value));
        var chosen = page.Descendants("td").Where(cell => (string?)cell.Attribute("class") == "chosen");
        Assert.Equal("5 5 2 5 5 2 7 7 5", string.Join(' ', chosen.Select(cell => cell.Value)));
    }

    [Fact]
    public void Any_cell_and_any_exercise_can_be_written_in_every_format() => ExplainedCase.OfWholeNumbers.Check(12, example =>
    {
        var (channel, row, column) = example.Cells.Last();
        var cell = CellDocument.Of(example.Filter, example.Input, channel, row, column);
        foreach (var document in new[] { cell, WorkedSolution.Of(example.Filter, example.Floats) })
        {
            Assert.All(document.ToText().Split('\n'), line => Assert.True(line.Length <= 100, line));
            Latex.AssertBalanced(document.ToLatex());
            Assert.DoesNotContain(@"\\ ", document.ToMarkdown());
            var elements = XDocument.Parse(document.ToHtml()).Descendants().ToList();
            Assert.DoesNotContain(elements, element => element.Name.LocalName == "script");
            Assert.All(elements.Attributes(), attribute => Assert.DoesNotMatch("^(on|href|src)", attribute.Name.LocalName));
        }
    });

    [Fact]
    public void The_window_is_marked_where_it_reads() => ExplainedCase.OfWholeNumbers.Check(100, example =>
    {
        var (channel, row, column) = example.Cells.Last();
        var cell = CellExplanation.Of(example.Filter, example.Input, channel, row, column);
        var tables = CellDocument.Of(example.Filter, example.Input, channel, row, column).Blocks.OfType<Table>().ToList();
        Assert.Equal(example.Filter.Kernel.Channels, tables.Count);
        static string Written(double number) => new Number(number).ToString();
        var marked =
            from table in tables
            from line in table.Rows
            from place in line.Cells.Zip(table.Columns)
            where place.First.Mark.HasFlag(CellMark.Chosen)
            select ($"{line.Heading}", $"{place.Second}", $"{place.First.Content}", place.First.Mark.HasFlag(CellMark.Aside));
        Assert.Equal(
            cell.Terms.Select(term => (Written(term.InputRow), Written(term.InputColumn), Written(term.Value), term.IsOutside)), marked);
    });

    [Fact]
    public void A_convolution_shows_the_kernel_as_it_is_written_and_flipped()
    {
        var text = CellDocument.Of(
            new Filter(new Kernel(new double[,] { { 1, 2 }, { 3, 4 } })) { Mode = FilterMode.Convolution }, Sheet.Image, 0, 3, 3).ToText();
        Assert.Contains("Convolution flips it along both axes, F_{m,n} = K_{1−m,1−n}:", text);
        Assert.Contains("  K = ⎡ 1  2 ⎤\n      ⎣ 3  4 ⎦\n", text);
        Assert.Contains("  F = ⎡ 4  3 ⎤\n      ⎣ 2  1 ⎦\n", text);
        Assert.Contains("S_{3,3} = 4·5 + 3·5 + 2·5 + 1·5 = 50", text);
    }

    [Fact]
    public void Cells_that_stand_in_for_others_are_named()
    {
        var wide = new Filter(new Kernel(new Shape(1, 3, 5), new double[15])) { Padding = Padding.Same };
        string Outside(Boundary boundary) => CellDocument.Of(wide with { Boundary = boundary }, Sheet.Image, 0, 0, 4).ToText(200)
            .Split('\n').First(line => line.Contains("utside the input", StringComparison.Ordinal) && !line.StartsWith('•'));
        Assert.Equal("Every cell outside the input is 0.", Outside(Boundary.Zero));
        Assert.Equal(
            "Outside the input, its own cells stand in: row 0 for row −1, column 4 for columns 5 to 6.", Outside(Boundary.Replicate));
        Assert.Equal(
            "Outside the input, its own cells stand in: row 1 for row −1, column 3 for column 5, column 2 for column 6.",
            Outside(Boundary.Reflect));
    }

    [Fact]
    public void Of_a_large_input_the_surroundings_are_shown()
    {
        var large = new Tensor<float>(new Shape(1, 300, 400));
        var table = CellDocument.Of(new Filter(Sheet.SobelX), large, 0, 100, 200).Blocks.OfType<Table>().Single();
        Assert.Equal(["98", "99", "100", "101", "102", "103", "104"], table.Rows.Select(row => $"{row.Heading}"));
        Assert.Equal(["198", "199", "200", "201", "202", "203", "204"], table.Columns.Select(column => $"{column}"));
        var spread = new Filter(Sheet.SobelX) { RowDilation = 100, ColumnDilation = 100 };
        var read = CellDocument.Of(spread, large, 0, 0, 0).Blocks.OfType<Table>().Single();
        Assert.Equal(["0", "100", "200"], read.Rows.Select(row => $"{row.Heading}"));
    }

    [Fact]
    public void A_large_kernel_is_a_table_and_its_sum_is_broken_into_lines()
    {
        var kernel = new Kernel(new Shape(1, 15, 15), [.. Enumerable.Range(0, 225).Select(i => i / 1000.0)]);
        var document = CellDocument.Of(new Filter(kernel) { Padding = Padding.Same }, Sheet.Image, 0, 2, 2);
        Assert.Equal(2, document.Blocks.OfType<Table>().Count());
        Assert.All(document.ToText().Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Input_that_is_never_read_is_named()
    {
        var box = new Filter(new Kernel(new double[,] { { 1, 1 }, { 1, 1 } }));
        var input = new Tensor<double>(new Shape(1, 10, 6));
        Assert.Contains(
            "No output cell reads rows 2, 5 and 8 to 9 or columns 1 to 3 and 5 of the input.",
            WorkedSolution.Of(box with { RowStride = 3, ColumnDilation = 4, ColumnStride = 9 }, input).ToText());
        Assert.DoesNotContain("No output cell", WorkedSolution.Of(box, input).ToText());
    }

    [Fact]
    public void What_only_stands_in_for_cells_outside_is_read_too()
    {
        // Row 0 is stepped over; the replicated edge above it is not.
        var filter = new Filter(new Kernel(new double[,] { { 1 } })) { RowStride = 2, Padding = Padding.Cells(1, 0, 0, 0) };
        var input = new Tensor<double>(new Shape(1, 2, 1), [3, 4]);
        Assert.Contains("No output cell reads row 0 of the input.", WorkedSolution.Of(filter, input).ToText());
        Assert.DoesNotContain("No output cell", WorkedSolution.Of(filter with { Boundary = Boundary.Replicate }, input).ToText());
    }

    [Fact]
    public void More_than_can_be_read_is_refused()
    {
        static string Refused(Filter filter, int rows, int columns) => Assert.Throws<ChainruleException>(
            () => WorkedSolution.Of(filter, new Tensor<double>(new Shape(1, rows, columns)))).Message;
        Assert.Equal(
            "working out 418 output cells takes 3762 products of 504 input cells, and what can be read ends at 400 cells, 20000 products "
            + "and as many input cells; explain a single cell",
            Refused(new Filter(Sheet.SobelX), 21, 24));
        Assert.Contains("22500 products", Refused(new Filter(new Kernel(new Shape(1, 15, 15), new double[225])), 24, 24));
        Assert.Contains("40000 input cells", Refused(new Filter(Sheet.SobelX) { RowStride = 100, ColumnStride = 100 }, 200, 200));
        var most = WorkedSolution.Of(new Filter(Sheet.SobelX), new Tensor<double>(new Shape(1, 22, 22)));
        var cells = most.Blocks.OfType<Display>().SelectMany(display => display.Formulas).Select(formula => formula.ToString());
        Assert.Equal(400, cells.Count(cell => cell.StartsWith("S_{", StringComparison.Ordinal) && char.IsAsciiDigit(cell[3])));
    }
}
