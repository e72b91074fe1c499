using System.Xml.Linq;

namespace Chainrule.Notation;

/// <summary>
/// A formula as a small tree, which three printers write alike: Unicode text, LaTeX and MathML. It says how a formula is
/// written, not what it means: nothing is simplified, and parentheses are the printers' business. A new kind of node is a
/// record here, a line in <see cref="FormulaPrinter{T}"/> and, where it has a look of its own, a method in each printer.
/// </summary>
public abstract record Formula
{
    private protected Formula() { }

    /// <summary>The formula in one line of Unicode text: <c>1·5 + (−1)·2 = 3</c>. A matrix is written <c>[1 0; 0 1]</c>.</summary>
    public sealed override string ToString() => TextPrinter.OneLine.Print(this).Line;

    /// <summary>The formula in LaTeX with amsmath, for a place that is in mathematics already.</summary>
    public string ToLatex() => LatexPrinter.Plain.Print(this);

    /// <summary>The formula in presentation MathML, its <c>math</c> element included.</summary>
    /// <param name="display">Whether it stands by itself rather than in a line of text.</param>
    public XElement ToMathMl(bool display = false) => MathMlPrinter.Root(MathMlPrinter.Plain.Print(this), display);
}
