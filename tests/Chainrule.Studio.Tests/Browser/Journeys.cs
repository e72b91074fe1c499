namespace Chainrule.Studio.Tests.Browser;

/// <summary>The tests that share a studio and a browser.</summary>
[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<StudioFixture>
{
    public const string Name = "browser";
}
