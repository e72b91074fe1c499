namespace Chainrule.Symbolics;

/// <summary>Reads a formula whose names are plain numbers: that of an activation in x, that of a loss in y and t.</summary>
internal sealed class FormulaParser : ExpressionParser
{
    private readonly IReadOnlyDictionary<string, Variable> variables;

    private FormulaParser(string what, string text, int start, int length, IReadOnlyList<Variable> variables) : base(what, text, start, length) =>
        this.variables = variables.ToDictionary(variable => variable.Symbol.ToString());

    /// <summary>Reads a formula.</summary>
    /// <param name="what">What it is a part of, for messages: <c>network</c>, <c>loss</c>.</param>
    /// <param name="text">The text that it is a part of.</param>
    /// <param name="start">Where it begins in it.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="variables">What may be named in it, each by its letter.</param>
    /// <exception cref="ChainruleException">A mistake in it, with its place.</exception>
    public static Expression Parse(string what, string text, int start, int length, params IReadOnlyList<Variable> variables) =>
        new FormulaParser(what, text, start, length, variables).Parse();

    protected override IReadOnlyList<string> Names => [.. variables.Keys];

    protected override Expression Named(string name, int start) => variables[name][[]];
}
