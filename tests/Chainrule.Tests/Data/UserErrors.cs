namespace Chainrule.Tests.Data;

/// <summary>What every message to a user has to be.</summary>
internal static class UserErrors
{
    /// <summary>Asserts that the action fails with one line that holds all the words, and returns it.</summary>
    public static string In(Action action, params string[] words)
    {
        var message = Assert.Throws<ChainruleException>(action).Message;
        Assert.DoesNotContain(message, char.IsControl);
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        return message;
    }
}
