using Chainrule.Notation;

namespace Chainrule.Symbolics;
#pragma warning disable
/// <summary>Writes expressions as formulas.</summary>
public static class Writing
{
    /// <summary>The expression as a formula.</summary>
    public static Formula Write(this Expression expression) => new Wording(T(expression));
    static string S(Variable v) => (v.Symbol.IsHatted ? v.Symbol.Letter + "^" : v.Symbol.Letter.ToString()) + (v.Layer == "" ? "" : "^" + v.Layer);
    static string T(Expression e) => e switch
    {
        Constant c => c.Value.ToString(),
        Element x => S(x.Variable) + (x.At.Count == 0 ? "" : $"_{{{string.Join(",", x.At)}}}"),
        Plus p => "(" + string.Join(" + ", p.Terms.Select(T)) + ")",
        Times t => string.Join("·", t.Factors.Select(T)),
        Power p => $"{T(p.Base)}^({T(p.Exponent)})",
        Call c => $"{c.Function.Name}{c.Label}({T(c.Argument)})",
        Kronecker k => $"[{k.Left}={k.Right}]",
        Indicator { Condition: IsWhole w } => $"[{w.Index} whole]",
        Indicator { Condition: Within w } => $"[{w.Index} in {w.Range}]",
        Indicator { Condition: Above w } => $"[{T(w.Left)}>{T(w.Right)}]",
        Indicator { Condition: NotAbove w } => $"[{T(w.Left)}<={T(w.Right)}]",
        Indicator { Condition: IsFirstLargest w } => $"[{w.At} first largest of {T(w.Maximum)}]",
        SumOver s => $"Σ{{{string.Join(",", s.Over.Select(b => $"{b.Name}={b.Range}"))}}}({T(s.Body)})",
        MaxOver s => $"max{{{string.Join(",", s.Over.Select(b => $"{b.Name}={b.Range}"))}}}({T(s.Body)})",
        _ => e.GetType().Name,
    };
}
