using System.Diagnostics;

namespace Chainrule.Notation;

/// <summary>
/// What all notations share: signs, parentheses, and the order in which things are written. A printer says how each part
/// looks. Signs are named by their Unicode characters; some are not seen, such as <see cref="Tight"/> and <see cref="Loose"/>.
/// </summary>
/// <typeparam name="T">A written piece: lines of text, LaTeX, an element of MathML.</typeparam>
internal abstract class FormulaPrinter<T>
{
    /// <summary>Between a number and what it multiplies: <c>2i</c>.</summary>
    protected const string Tight = "";

    /// <summary>Between factors without a dot.</summary>
    protected const string Loose = " ";

    /// <summary>The same before what needs room in every notation: <c>x tanh(h)</c>.</summary>
    protected const string Apart = "  ";

    /// <summary>A dot beside factors that have a stroke in them, and before those on a line of their own.</summary>
    protected const string Wide = " · ";

    /// <summary>Between a function and its arguments.</summary>
    protected const string Apply = "\u2061";

    /// <summary>Between indices without a comma.</summary>
    protected const string Beside = "\u2063";

    /// <summary>Writes a formula.</summary>
    public T Print(Formula formula) => formula switch
    {
        Number { Written: { IsNegative: true } written } => Row([Prefix("−"), Digits(written)]),
        Number number => Digits(number.Written),
        Symbol { Primes: > 0 } symbol => Scripts(Letter(symbol), symbol.Primes, null, null),
        Symbol symbol => Letter(symbol),
        FunctionName function => Name(function.Name),
        Wording wording => Words(wording.Text),
        Listing listing => Row([Print(listing.Items[0]), .. listing.Items.Skip(1).SelectMany(LaterItem)]),
        Indices { AreSimple: false } indices => Print(new Listing(indices.Items)),
        Indices indices => Row(indices.Items.SelectMany((item, i) => i == 0 ? [Print(item)] : new[] { Infix(Beside), Print(item) })),
        Scripted scripted => Print(scripted),
        Sum sum => Row([FirstTerm(sum.Terms[0]), .. sum.Terms.Skip(1).SelectMany(LaterTerm)]),
        Negative negative => Row([Prefix("−"), Within(Strength.Term, negative.Operand)]),
        Product product => Row(product.Factors.SelectMany((_, i) => Factor(product, i))),
        Fraction fraction when HasStrokes && !fraction.IsNumeric => Row(
            [Within(Strength.Product, fraction.Numerator), Infix("/"), Within(Strength.Atom, fraction.Denominator)]),
        Fraction fraction => Ratio(Print(fraction.Numerator), Print(fraction.Denominator)),
        Derivative derivative => Print(derivative),
        Application application => Row(
            [Within(Strength.Base, application.Function), Infix(Apply), Fence('(', new Listing(application.Arguments), ')')]),
        Root root => Radical(root.Operand),
        Floor floor => Fence('⌊', floor.Operand, '⌋'),
        Absolute absolute => Fence('|', absolute.Operand, '|'),
        Bracket bracket => Fence('[', bracket.Operand, ']'),
        Parentheses parentheses => Fence('(', parentheses.Operand, ')'),
        Opened opened => Row([TornFence('('), Print(opened.Operand)]),
        Closed closed => Row([Print(closed.Operand), TornFence(')')]),
        OpenedArguments opened => Row(
            [Within(Strength.Base, opened.Function), Infix(Apply), TornFence('('), .. opened.Arguments.SelectMany(TornItem)]),
        Summation summation => Row([Sigma(summation), Within(Strength.Term, summation.Body)]),
        Extremum extremum => Row([Limit(extremum), Within(Strength.Term, extremum.Body)]),
        Equation equation => Row([Side(equation.Sides[0]), .. LaterSides(equation.Sides.Skip(1), equation.IsAssignment)]),
        Relation relation => Row([relation.Left is Relation ? Print(relation.Left) : Side(relation.Left), Infix(relation.Sign), Side(relation.Right)]),
        Matrix matrix => Brackets(matrix),
        _ => throw new UnreachableException(formula.GetType().Name),
    };

    /// <summary>Writes what stands right of a displayed line's left side: <c>= 1·5 + …</c>, or <c>+ 2·5 …</c>.</summary>
    public T PrintTail(FormulaLine line) => Row(line.Start switch
    {
        LineStart.Terms or LineStart.InnerTerms => line.Parts.SelectMany(LaterTerm),
        LineStart.Arguments => line.Parts.SelectMany(TornItem),
        LineStart.Factors or LineStart.InnerFactors => [Infix(Wide), Print(line.Parts.Single())],
        var start => LaterSides(line.Parts, start == LineStart.Assignment),
    });

    /// <summary>Whether fractions are written with a stroke, in one line, and not with a bar that keeps their parts together.</summary>
    protected abstract bool HasStrokes { get; }

    /// <summary>Pieces one after another.</summary>
    protected abstract T Row(IEnumerable<T> pieces);

    /// <summary>A sign between two pieces.</summary>
    protected abstract T Infix(string sign);

    /// <summary>A sign before a piece.</summary>
    protected abstract T Prefix(string sign);

    /// <summary>A number without its sign.</summary>
    protected abstract T Digits(WrittenNumber number);

    /// <summary>A symbol without its primes.</summary>
    protected abstract T Letter(Symbol symbol);

    /// <summary>The name of a function.</summary>
    protected abstract T Name(string function);

    /// <summary>Upright words.</summary>
    protected abstract T Words(string text);

    /// <summary>A piece with its primes, its subscript and its superscript.</summary>
    protected abstract T Scripts(T piece, int primes, Formula? below, Formula? above);

    /// <summary>One piece over another, or before it with a mere stroke between.</summary>
    protected abstract T Ratio(T over, T under);

    /// <summary>A square root.</summary>
    protected abstract T Radical(Formula operand);

    /// <summary>A formula between two signs as tall as it is.</summary>
    protected abstract T Fence(char open, Formula formula, char close);

    /// <summary>A parenthesis whose other one stands on another line.</summary>
    protected abstract T TornFence(char sign);

    /// <summary>The sign of a sum with its limits.</summary>
    protected abstract T Sigma(Summation summation);

    /// <summary>The name of an extremum with what it runs over.</summary>
    protected abstract T Limit(Extremum extremum);

    /// <summary>A matrix.</summary>
    protected abstract T Brackets(Matrix matrix);

    /// <summary>A formula, in parentheses if it is weaker than its place asks for.</summary>
    protected T Within(Strength least, Formula formula) =>
        StrengthOf(formula) < least ? Fence('(', formula, ')') : Print(formula);

    /// <summary>Whether a formula is taller than a line, so that what encloses it has to grow.</summary>
    protected static bool IsTall(Formula formula) => formula switch
    {
        Fraction or Summation or Extremum or Derivative or Matrix => true,
        Sum sum => sum.Terms.Any(IsTall),
        Product product => product.Factors.Any(IsTall),
        Equation equation => equation.Sides.Any(IsTall),
        Relation relation => IsTall(relation.Left) || IsTall(relation.Right),
        Listing listing => listing.Items.Any(IsTall),
        Application application => application.Arguments.Any(IsTall),
        Negative negative => IsTall(negative.Operand),
        Scripted scripted => IsTall(scripted.Base),
        Root root => IsTall(root.Operand),
        Floor floor => IsTall(floor.Operand),
        Absolute absolute => IsTall(absolute.Operand),
        Bracket bracket => IsTall(bracket.Operand),
        Parentheses parentheses => IsTall(parentheses.Operand),
        _ => false,
    };

    private Strength StrengthOf(Formula formula) => formula switch
    {
        Equation or Relation or Listing or Indices => Strength.Chain,
        Number { Written.IsNegative: true } or Sum or Negative => Strength.Sum,
        Summation or Extremum => Strength.Term,
        Fraction { IsNumeric: false } when HasStrokes => Strength.Term,
        Product product when IsOpen(product) => Strength.Term,
        Number { Written.Exponent: not null } or Product => Strength.Product,
        Fraction or Derivative when HasStrokes => Strength.Product,
        Fraction or Derivative or Root or Scripted { Above: not null } => Strength.Atom,
        _ => Strength.Base,
    };

    private T Print(Scripted scripted) => scripted switch
    {
        { Base: Symbol symbol } => Scripts(Letter(symbol), symbol.Primes, scripted.Below, scripted.Above),
        { Base: Scripted { Above: null } inner, Below: null } => Print(inner with { Above = scripted.Above }),
        { Base: Scripted inner } => Scripts(Fence('(', inner, ')'), 0, scripted.Below, scripted.Above),
        _ => Scripts(Within(Strength.Base, scripted.Base), 0, scripted.Below, scripted.Above),
    };

    private T Print(Derivative derivative)
    {
        var under = Row([Prefix("∂"), Within(Strength.Atom, derivative.By)]);
        return IsName(derivative.Of)
            ? Ratio(Row([Prefix("∂"), Print(derivative.Of)]), under)
            : Row([Ratio(Prefix("∂"), under), Infix(Loose), Fence('[', derivative.Of, ']')]);
    }

    /// <summary>Whether it can stand beside a ∂ and nobody asks where it ends. A superscript that is a number is a power.</summary>
    private static bool IsName(Formula formula) => formula switch
    {
        Symbol or Wording or FunctionName or Application => true,
        Scripted { Above: null or Symbol or Wording or Parentheses } scripted => scripted.Base is not Scripted && IsName(scripted.Base),
        _ => false,
    };

    /// <summary>Only what comes first may begin with a bare minus.</summary>
    private T FirstTerm(Formula term) => term is Number or Negative ? Print(term) : Within(Strength.Term, term);

    private T[] LaterTerm(Formula term) => term switch
    {
        Closed closed => [.. LaterTerm(closed.Operand), TornFence(')')],
        Negative negative => [Infix("−"), Within(Strength.Term, negative.Operand)],
        _ => [Infix("+"), Within(Strength.Term, term)],
    };

    private IEnumerable<T> Factor(Product product, int i)
    {
        var factor = product.Factors[i];
        var isOpen = i == product.Factors.Count - 1 && IsOpen(product);
        var written = isOpen ? Print(factor) : Within(Strength.Product, factor);
        return i == 0 ? [written] : [Infix(Sign(product.Sign, product.Factors[i - 1], factor)), written];
    }

    /// <summary>Whether it ends with a sum over an index, which needs no parentheses there but takes in what follows.</summary>
    private static bool IsOpen(Product product) => product.Sign is ProductSign.Dot or ProductSign.Nothing
        && product.Factors[^1] switch
        {
            Summation or Extremum => true,
            Product last => IsOpen(last),
            _ => false,
        };

    /// <summary>An argument with what follows it, where they stand on several lines.</summary>
    private T[] TornItem(Formula item) => item is Closed closed ? [Print(closed.Operand), TornFence(')')] : [Print(item), Infix(",")];

    private T[] LaterItem(Formula item) => [Infix(","), Print(item)];

    private T Side(Formula side) => side is Equation or Relation ? Fence('(', side, ')') : Print(side);

    private IEnumerable<T> LaterSides(IEnumerable<Formula> sides, bool isAssignment) =>
        sides.SelectMany((side, i) => new[] { Infix(isAssignment && i == 0 ? "←" : "="), Side(side) });

    private string Sign(ProductSign sign, Formula left, Formula right) => sign switch
    {
        ProductSign.CrossCorrelation => "⋆",
        ProductSign.Convolution => "∗",
        // With a stroke, what follows would be taken into what the derivative is by.
        ProductSign.Nothing when !BeginsWithNumber(right) && !(HasStrokes && EndsWithDerivative(left)) =>
            NeedsRoom(right) ? Apart : left is Number ? Tight : Loose,
        _ => HasStrokes && (IsStroked(left) || IsStroked(right)) ? Wide : "·",
    };

    private static bool EndsWithDerivative(Formula formula) =>
        formula is Derivative || formula is Product product && EndsWithDerivative(product.Factors[^1]);

    private static bool IsStroked(Formula formula) => formula switch
    {
        Derivative or Fraction { IsNumeric: true } => true,
        Product product => !IsOpen(product) && product.Factors.Any(IsStroked),
        _ => false,
    };

    private static bool NeedsRoom(Formula formula) => formula switch
    {
        Summation or Extremum or Derivative or FunctionName => true,
        Application application => NeedsRoom(application.Function),
        Scripted scripted => NeedsRoom(scripted.Base),
        Product product => NeedsRoom(product.Factors[0]),
        _ => false,
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
