using System.Diagnostics;

namespace Chainrule.Notation;

/// <summary>
/// What all notations share: signs, parentheses, and the order in which things are written. A printer says how each part
/// looks. Signs are named by their Unicode characters; <see cref="Tight"/> and <see cref="Loose"/> are signs that are not seen.
/// </summary>
/// <typeparam name="T">A written piece: lines of text, LaTeX, an element of MathML.</typeparam>
internal abstract class FormulaPrinter<T>
{
    /// <summary>Between a number and what it multiplies: <c>2i</c>.</summary>
    protected const string Tight = "";

    /// <summary>Between factors without a dot.</summary>
    protected const string Loose = " ";

    /// <summary>Writes a formula.</summary>
    public T Print(Formula formula) => formula switch
    {
        Number { Written: { IsNegative: true } written } => Row([Prefix("−"), Digits(written)]),
        Number number => Digits(number.Written),
        Symbol symbol => Letter(symbol),
        Wording wording => Words(wording.Text),
        FunctionName function => Name(function.Name),
        Listing listing => Row([Print(listing.Items[0]), .. listing.Items.Skip(1).SelectMany(LaterItem)]),
        Adjacent adjacent => Row(adjacent.Items.Select(Print)),
        // Two superscripts are of two things.
        Scripted { Base: Scripted { Above: not null } inner, Above: { } above, Below: null } => Scripts(Fence('(', inner, ')'), null, above),
        Scripted scripted => Scripts(Within(Strength.Atom, scripted.Base), scripted.Below, scripted.Above),
        Application { Arguments: [var argument] } application => Row([Print(application.Function), Fence('(', argument, ')')]),
        Application application => Row([Print(application.Function), Fence('(', new Listing(application.Arguments), ')')]),
        Derivative derivative => Differential(derivative),
        Sum sum => Row([FirstTerm(sum.Terms[0]), .. sum.Terms.Skip(1).SelectMany(LaterTerm)]),
        Negative negative => Row([Prefix("−"), Within(Strength.Term, negative.Operand)]),
        Product product => Row([Factor(product.Factors[0], product.Factors.Count == 1), .. product.Factors.Skip(1).SelectMany((factor, i) =>
            LaterFactor(product.Sign, product.Factors[i], factor, i == product.Factors.Count - 2))]),
        Fraction fraction => Quotient(fraction),
        Floor floor => Fence('⌊', floor.Operand, '⌋'),
        Iverson iverson => Fence('[', iverson.Statement, ']'),
        Absolute absolute => Fence('|', absolute.Operand, '|'),
        Root root => SquareRoot(root),
        Summation summation => Row([Sigma(summation), Within(Strength.Term, summation.Body)]),
        Maximum maximum => Row([Largest(maximum), Within(Strength.Term, maximum.Body)]),
        Relation relation => Row([Print(relation.Sides[0]), .. relation.Sides.Skip(1).SelectMany(side => LaterSide(relation.Sign, side))]),
        Equation equation => Row([Print(equation.Sides[0]), .. LaterSides(equation.FirstSign, equation.Sides.Skip(1))]),
        Matrix matrix => Brackets(matrix),
        _ => throw new UnreachableException(formula.GetType().Name),
    };

    /// <summary>Writes what stands right of a displayed line's left side: <c>= 1·5 + …</c>, or <c>+ 2·5 …</c>.</summary>
    public T PrintTail(FormulaLine line) => Row(line.Sign == FormulaLine.Term ? line.Parts.SelectMany(LaterTerm) : LaterSides(line.Sign, line.Parts));

    /// <summary>How strongly a fraction holds together: by its bar, or by a mere stroke.</summary>
    protected abstract Strength StrengthOfFraction(Fraction fraction);

    /// <summary>Pieces one after another.</summary>
    protected abstract T Row(IEnumerable<T> pieces);

    /// <summary>A sign between two pieces.</summary>
    protected abstract T Infix(string sign);

    /// <summary>A sign before a piece.</summary>
    protected abstract T Prefix(string sign);

    /// <summary>A number without its sign.</summary>
    protected abstract T Digits(WrittenNumber number);

    /// <summary>A symbol.</summary>
    protected abstract T Letter(Symbol symbol);

    /// <summary>A function's name.</summary>
    protected abstract T Name(string name);

    /// <summary>Upright words.</summary>
    protected abstract T Words(string text);

    /// <summary>A piece with its subscript and superscript.</summary>
    protected abstract T Scripts(T piece, Formula? below, Formula? above);

    /// <summary>A fraction.</summary>
    protected abstract T Quotient(Fraction fraction);

    /// <summary>A partial derivative.</summary>
    protected abstract T Differential(Derivative derivative);

    /// <summary>A square root.</summary>
    protected abstract T SquareRoot(Root root);

    /// <summary>A formula between two signs as tall as it is.</summary>
    protected abstract T Fence(char open, Formula formula, char close);

    /// <summary>The sign of a sum with its limits.</summary>
    protected abstract T Sigma(Summation summation);

    /// <summary>The sign of a maximum with its indices.</summary>
    protected abstract T Largest(Maximum maximum);

    /// <summary>A matrix.</summary>
    protected abstract T Brackets(Matrix matrix);

    /// <summary>A formula, in parentheses if it is weaker than its place asks for.</summary>
    protected T Within(Strength least, Formula formula) =>
        StrengthOf(formula) < least ? Fence('(', formula, ')') : Print(formula);

    /// <summary>Whether a formula is taller than a line, so that what encloses it has to grow.</summary>
    protected static bool IsTall(Formula formula) => formula switch
    {
        Fraction or Summation or Maximum or Matrix or Derivative => true,
        Sum sum => sum.Terms.Any(IsTall),
        Product product => product.Factors.Any(IsTall),
        Equation equation => equation.Sides.Any(IsTall),
        Relation relation => relation.Sides.Any(IsTall),
        Application application => application.Arguments.Any(IsTall),
        Scripted scripted => IsTall(scripted.Base),
        Iverson iverson => IsTall(iverson.Statement),
        Absolute absolute => IsTall(absolute.Operand),
        Root root => IsTall(root.Operand),
        Negative negative => IsTall(negative.Operand),
        Floor floor => IsTall(floor.Operand),
        _ => false,
    };

    private Strength StrengthOf(Formula formula) => formula switch
    {
        Equation or Relation or Listing => Strength.Chain,
        Number { Written.IsNegative: true } or Sum or Negative => Strength.Sum,
        Summation or Maximum => Strength.Term,
        Fraction fraction => StrengthOfFraction(fraction),
        Number { Written.Exponent: not null } or Product or Adjacent => Strength.Product,
        _ => Strength.Atom,
    };

    /// <summary>Only what comes first may begin with a bare minus.</summary>
    private T FirstTerm(Formula term) => term is Number or Negative ? Print(term) : Within(Strength.Term, term);

    private T[] LaterTerm(Formula term) => term is Negative negative
        ? [Infix("−"), Within(Strength.Term, negative.Operand)]
        : [Infix("+"), Within(Strength.Term, term)];

    /// <summary>A sum over an index reaches as far as it can: only at the end needs it no parentheses.</summary>
    private T Factor(Formula factor, bool isLast) => isLast && factor is Summation or Maximum ? Print(factor) : Within(Strength.Product, factor);

    private T[] LaterFactor(ProductSign sign, Formula before, Formula factor, bool isLast) =>
        [Infix(Sign(sign, before, factor)), Factor(factor, isLast)];

    private T[] LaterItem(Formula item) => [Infix(","), Print(item)];

    private T[] LaterSide(string sign, Formula side) => [Infix(sign), Print(side)];

    private IEnumerable<T> LaterSides(string firstSign, IEnumerable<Formula> sides) =>
        sides.SelectMany((side, i) => LaterSide(i == 0 ? firstSign : "=", side));

    private static string Sign(ProductSign sign, Formula left, Formula right) => sign switch
    {
        ProductSign.CrossCorrelation => "⋆",
        ProductSign.Convolution => "∗",
        ProductSign.Nothing when !BeginsWithNumber(right) => left is Number && right is not Summation ? Tight : Loose,
        _ => "·",
    };

    private static bool BeginsWithNumber(Formula formula) => formula switch
    {
        Number => true,
        Product product => BeginsWithNumber(product.Factors[0]),
        Fraction fraction => BeginsWithNumber(fraction.Numerator),
        Scripted scripted => BeginsWithNumber(scripted.Base),
        _ => false,
    };
}
