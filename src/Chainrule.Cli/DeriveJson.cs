using System.Text.Json.Nodes;
using Chainrule.Derivations;

namespace Chainrule.Cli;

/// <summary>The document of <c>chainrule derive --json</c>.</summary>
internal static class DeriveJson
{
    public static JsonObject Document(Derivation derivation)
    {
        var number = 0;
        return new JsonObject
        {
            ["network"] = derivation.Network.ToString(),
            ["loss"] = derivation.Loss.Name,
            ["sections"] = JsonOutput.Array(DerivationText.Of(derivation), section => new JsonObject
            {
                ["title"] = section.Title.ToString(),
                ["steps"] = JsonOutput.Array(section.Steps, step => Step(++number, step)),
            }),
        };
    }

    private static JsonObject Step(int number, DerivationStep step) => new()
    {
        ["number"] = number,
        ["rule"] = step.Rule,
        ["why"] = step.Why.ToString(),
        ["left"] = step.Statement.Sides[0].ToString(),
        ["right"] = JsonOutput.Array(step.Statement.Sides.Skip(1), side => side.ToString()),
        ["latex"] = step.Statement.ToLatex(),
    };
}
