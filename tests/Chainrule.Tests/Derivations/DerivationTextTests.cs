using System.Xml.Linq;
using Chainrule.Derivations;
using Chainrule.Documents;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Tests.Laws;
using Chainrule.Tests.Symbolics;
using CsCheck;

namespace Chainrule.Tests.Derivations;

/// <summary>Derivations as they are read: the sheet's, symbol by symbol, and those of other kinds of layers.</summary>
public class DerivationTextTests
{
    private static List<string> Statements(string network, string loss) =>
        [.. DerivationText.Of(Derivation.Of(Network.Parse(network), Loss.Parse(loss))).SelectMany(section => section.Steps).Select(step => step.Statement.ToString())];

    // The equations of the sheet with their numbers there. Its slips are mended: σ_h for σ_o in (8), (10) and (11), and no
    // index that is summed over and differentiated by in (2), (3), (7) and (9).
    [Theory]
    [InlineData(1, "∂L/∂w_jk = ∂L/∂ŷ_k · ∂ŷ_k/∂h_k^o · ∂h_k^o/∂w_jk")]
    [InlineData(2, "∂h_k^o/∂w_jk = ∂/∂w_jk [Σ_{j′=0}^2 w_{j′k} a_{j′}^h] = Σ_{j′=0}^2 [j′ = j] a_{j′}^h = a_j^h")]
    [InlineData(3, "∂L/∂ŷ_k = ∂/∂ŷ_k [1/2 Σ_{k′=1}^2 (ŷ_{k′} − y_{k′})^2] = Σ_{k′=1}^2 (ŷ_{k′} − y_{k′}) [k′ = k] = ŷ_k − y_k")]
    [InlineData(4, "∂ŷ_k/∂h_k^o = ∂σ_o(h_k^o)/∂h_k^o = σ_o(h_k^o) (1 − σ_o(h_k^o)) = ŷ_k (1 − ŷ_k)")]
    [InlineData(5, "w_jk ← w_jk − η ∂L/∂w_jk = w_jk − η (ŷ_k − y_k) ŷ_k (1 − ŷ_k) a_j^h = w_jk − η δ_k^o a_j^h")]
    [InlineData(6, "∂L/∂v_ij = Σ_{k=1}^2 ∂L/∂ŷ_k · ∂ŷ_k/∂h_k^o · ∂h_k^o/∂a_j^h · ∂a_j^h/∂h_j^h · ∂h_j^h/∂v_ij"
        + " = Σ_{k=1}^2 ∂L/∂h_k^o · ∂h_k^o/∂a_j^h · ∂a_j^h/∂h_j^h · ∂h_j^h/∂v_ij")]
    [InlineData(7, "∂h_j^h/∂v_ij = ∂/∂v_ij [Σ_{i′=0}^2 v_{i′j} x_{i′}] = Σ_{i′=0}^2 [i′ = i] x_{i′} = x_i")]
    [InlineData(8, "∂a_j^h/∂h_j^h = ∂σ_h(h_j^h)/∂h_j^h = σ_h(h_j^h) (1 − σ_h(h_j^h)) = a_j^h (1 − a_j^h)")]
    [InlineData(9, "∂h_k^o/∂a_j^h = ∂/∂a_j^h [Σ_{j′=0}^2 w_{j′k} a_{j′}^h] = Σ_{j′=0}^2 w_{j′k} [j′ = j] = w_jk")]
    [InlineData(10, "δ_j^h = ∂L/∂h_j^h = Σ_{k=1}^2 δ_k^o · ∂h_k^o/∂a_j^h · ∂a_j^h/∂h_j^h"
        + " = σ_h(h_j^h) (1 − σ_h(h_j^h)) Σ_{k=1}^2 δ_k^o w_jk = a_j^h (1 − a_j^h) Σ_{k=1}^2 δ_k^o w_jk")]
    [InlineData(11, "v_ij ← v_ij − η ∂L/∂v_ij = v_ij − η σ_h(h_j^h) (1 − σ_h(h_j^h)) (Σ_{k=1}^2 δ_k^o w_jk) x_i = v_ij − η δ_j^h x_i")]
    public void The_sheet_comes_out_symbol_by_symbol(int number, string statement) =>
        Assert.True(Statements("sheet", "sse").Contains(statement), $"({number}) {statement}");

    [Theory]
    // The collapse of softmax and cross-entropy.
    [InlineData("input 2 | dense 3", "cross-entropy", "∂L/∂h_j = Σ_{j′=1}^3 ∂L/∂ŷ_{j′} · ∂ŷ_{j′}/∂h_j"
        + " = −Σ_{j′=1}^3 y_{j′} (ŷ_{j′} [j′ = j] − ŷ_{j′} ŷ_j) / ŷ_{j′} = ŷ_j (Σ_{j′=1}^3 y_{j′}) − y_j = ŷ_j − y_j")]
    // A kernel's gradient: the input cross-correlated with δ; a bias's: the sum of δ.
    [InlineData("input 2x5x5 | conv 3 3x3 stride 2 pad 1 | dense 2", "sse",
        "∂L/∂w_ocmn^(1) = Σ_{i=0}^2 Σ_{j=0}^2 δ_oij^(1) · ∂h_oij^(1)/∂w_ocmn^(1) = Σ_{i=0}^2 Σ_{j=0}^2 δ_oij^(1) x_{c,2i+m−1,2j+n−1}")]
    [InlineData("input 2x5x5 | conv 3 3x3 stride 2 pad 1 | dense 2", "sse",
        "∂L/∂b_o^(1) = Σ_{i=0}^2 Σ_{j=0}^2 δ_oij^(1) · ∂h_oij^(1)/∂b_o^(1) = Σ_{i=0}^2 Σ_{j=0}^2 δ_oij^(1)")]
    // The way back through a convolution: a full convolution, δ read against the direction of the kernel's indices.
    [InlineData("input 1x6x6 | conv 2 3x3 tanh | conv 3 2x2", "sse",
        "δ_cpq^(1) = ∂L/∂h_cpq^(1) = Σ_{o=0}^2 Σ_{i=0}^2 Σ_{j=0}^2 δ_oij^(2) · ∂ŷ_oij/∂a_cpq^(1) · ∂a_cpq^(1)/∂h_cpq^(1)"
        + " = (1 − tanh(h_cpq^(1))^2) Σ_{o=0}^2 Σ_{m=0}^1 Σ_{n=0}^1 δ_{o,p−m,q−n}^(2) w_ocmn^(2)"
        + " = (1 − (a_cpq^(1))^2) Σ_{o=0}^2 Σ_{m=0}^1 Σ_{n=0}^1 δ_{o,p−m,q−n}^(2) w_ocmn^(2)")]
    // Under a stride the condition stays.
    [InlineData("input 1x6x6 | conv 2 3x3 | conv 3 2x2 stride 2 pad 1", "sse",
        "δ_cpq^(1) = ∂L/∂h_cpq^(1) = Σ_{o=0}^2 Σ_{i=0}^2 Σ_{j=0}^2 δ_oij^(2) · ∂ŷ_oij/∂h_cpq^(1)"
        + " = Σ_{o=0}^2 Σ_{m=0}^1 Σ_{n=0}^1 [2 | p − m + 1] [2 | q − n + 1] δ_{o,(p−m+1)/2,(q−n+1)/2}^(2) w_ocmn^(2)")]
    // Pooling: the delta goes where the maximum was, or is shared out.
    [InlineData("input 1x4x4 | conv 1 1x1 | maxpool 2 | dense 2", "sse",
        "δ_cpq^(1) = ∂L/∂h_cpq^(1) = Σ_{i=0}^1 Σ_{j=0}^1 δ_cij^(2) · ∂a_cij^(2)/∂h_cpq^(1)"
        + " = Σ_{m=0}^1 Σ_{n=0}^1 [(m, n) = argmax_{m′,n′} h_{c,m′+p−m,n′+q−n}^(1)] [2 | p − m] [2 | q − n] δ_{c,(p−m)/2,(q−n)/2}^(2)")]
    [InlineData("input 1x4x4 | conv 1 1x1 | avgpool 2 stride 1 | dense 2", "sse",
        "δ_cpq^(1) = ∂L/∂h_cpq^(1) = Σ_{i=0}^2 Σ_{j=0}^2 δ_cij^(2) · ∂a_cij^(2)/∂h_cpq^(1) = 1/4 Σ_{m=0}^1 Σ_{n=0}^1 δ_{c,p−m,q−n}^(2)")]
    [InlineData("input 1x4x4 | conv 1 1x1 | dense 2", "sse",
        "δ_cpq^(1) = ∂L/∂h_cpq^(1) = δ_{16c+4p+q+1}^(2) · ∂a_{16c+4p+q+1}^(2)/∂h_cpq^(1) = δ_{16c+4p+q+1}^(2)")]
    [InlineData("input 2 | dense 3 | dropout 0.5 | dense 2", "mse", "δ_j^(1) = ∂L/∂h_j^(1) = δ_j^(2) · ∂a_j^(2)/∂h_j^(1) = δ_j^(2) r_j^(2)")]
    [InlineData("input 2 | dense 3 leaky-relu | dense 4 | dense 2", "mse",
        "δ_j^(1) = ∂L/∂h_j^(1) = Σ_{k=1}^4 δ_k^(2) · ∂h_k^(2)/∂a_j^(1) · ∂a_j^(1)/∂h_j^(1)"
        + " = ([h_j^(1) > 0] + 1/100 [h_j^(1) ≤ 0]) Σ_{k=1}^4 δ_k^(2) w_jk^(2)")]
    // A formula, differentiated; its x is the weighted input, the loss's y the prediction and its t the target.
    [InlineData("input 2 | dense 3 \"x / (1 + abs(x))\" | dense 2", "(y - t)^4",
        "∂a_j^h/∂h_j^h = ∂/∂h_j^h [h_j^h / (1 + |h_j^h|)] = 1 / (1 + |h_j^h|) − h_j^h sign(h_j^h) / (1 + |h_j^h|)^2"
        + " = 1 / (1 + |h_j^h|) − a_j^h sign(h_j^h) / (1 + |h_j^h|)")]
    [InlineData("input 2 | dense 3 \"x / (1 + abs(x))\" | dense 2", "(y - t)^4", "L = Σ_{k=1}^2 (ŷ_k − y_k)^4")]
    public void Every_kind_of_layer_has_its_derivation(string network, string loss, string statement) =>
        Assert.Contains(statement, Statements(network, loss));

    [Fact]
    public void Any_network_is_derived_in_every_format() => RandomNetworks.Any.Check(100, IsDerivedInEveryFormat);

    [Fact]
    public void Any_formula_is_derived_in_every_format() => RandomFormulaTexts.Of("x", "x", 3).Where(formula => formula.Varies(x => x)).Check(
        100, formula => IsDerivedInEveryFormat(new($"input 3 | dense 4 \"{formula}\" | dense 2 '{formula}'", "log(1 + (y - t)^2)")));

    /// <summary>What may stand outside its rows and columns is said to be 0 there, wherever it does and nowhere else.</summary>
    [Theory]
    [InlineData("input 1x9x9 | conv 1 3x3 | maxpool 2 stride 1 | dense 2", "δ")]
    [InlineData("input 1x9x9 | conv 1 3x3 | avgpool 3x2 stride 2x1 | dense 2", "δ")]
    [InlineData("input 1x9x9 | conv 1 2x2 | maxpool 2 | dense 2", "")]
    [InlineData("input 1x8x8 | conv 1 2x2 | maxpool 2 | dense 2", "δ")]
    [InlineData("input 1x9x9 | conv 1 3x3 | conv 2 2x2", "δw")]
    [InlineData("input 1x9x9 | conv 1 3x3 | conv 2 1x1", "w")]
    [InlineData("sheet", "")]
    public void What_counts_as_0_outside_is_said(string network, string letters)
    {
        var reasons = Reasons(network);
        Assert.All("δwxah", letter => Assert.Equal(letters.Contains(letter), reasons.Any(reason => reason.Contains($"A {letter} outside", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_reason_speaks_of_what_is_there() => RandomNetworks.Any.Check(100, network =>
    {
        foreach (var step in DerivationText.Of(Derivation.Of(Network.Parse(network.Text), Loss.Parse(network.Loss))).SelectMany(section => section.Steps))
        {
            var (why, statement) = (step.Why.ToString(), step.Statement.ToString());
            Assert.True(!why.Contains("a bracket is 1", StringComparison.Ordinal) || statement.Contains("= ", StringComparison.Ordinal) && statement.Contains('['), $"{why} {statement}");
            Assert.True(!why.Contains("left of the sum", StringComparison.Ordinal) || !step.Rule.Contains("next layer", StringComparison.Ordinal) || !statement.Contains(" = r", StringComparison.Ordinal), $"{why} {statement}");
        }
    });

    [Fact]
    public void A_range_is_never_broken()
    {
        var text = DerivationDocument.Of(Derivation.Of(Network.Parse("input 1x6x6 | conv 2 3x3 relu | maxpool 2 | dense 3"), new SumOfSquares())).ToText();
        Assert.DoesNotContain("=\n", text);
        Assert.DoesNotContain("\n= ", text);
        Assert.Contains("q = 0…1", text);
        Assert.DoesNotContain(Prose.NoBreak, text);
        Assert.DoesNotContain(Prose.Joiner, text);
    }

    /// <summary>Neither a rule of mathematics nor a space says where an exponent may be broken.</summary>
    [Fact]
    public void A_long_exponent_fits_the_line_too() => IsDerivedInEveryFormat(new(
        "input 3 | dense 2 'exp(-(x+x^2+x^3+x^4+x^5+x^6+x^7+x^8+sqrt(1+x^2+x^4+x^6+x^8+x^10)+tanh(x)+tanh(2x)+tanh(3x)))' | dense 1", "sse"));

    private static List<string> Reasons(string network) =>
        [.. DerivationText.Of(Derivation.Of(Network.Parse(network), new SumOfSquares())).SelectMany(section => section.Steps).Select(step => step.Why.ToString())];

    private static void IsDerivedInEveryFormat(RandomNetwork network)
    {
        var document = DerivationDocument.Of(Derivation.Of(Network.Parse(network.Text), Loss.Parse(network.Loss)));
        var text = document.ToText();
        Assert.DoesNotContain("\\", text);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.Equal(0, Depth(document.ToLatex()));
        Assert.Equal("html", XDocument.Parse(document.ToHtml()).Root!.Name.LocalName);
    }

    /// <summary>How many braces are left open.</summary>
    private static int Depth(string latex)
    {
        var depth = 0;
        for (var i = 0; i < latex.Length; i++)
        {
            depth += latex[i] switch { '{' => 1, '}' => -1, _ => 0 };
            i += latex[i] == '\\' ? 1 : 0;
            Assert.True(depth >= 0);
        }
        return depth;
    }
}
