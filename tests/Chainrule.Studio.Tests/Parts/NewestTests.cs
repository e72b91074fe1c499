using Chainrule.Studio.Parts;

namespace Chainrule.Studio.Tests.Parts;

public class NewestTests
{
    [Fact]
    public void What_begins_ends_what_was_under_way()
    {
        using var work = new Newest();
        var first = work.Begin();
        Assert.False(first.IsCancellationRequested);
        var second = work.Begin();
        Assert.True(first.IsCancellationRequested);
        Assert.False(second.IsCancellationRequested);
        work.End();
        Assert.True(second.IsCancellationRequested);
        Assert.False(work.Begin().IsCancellationRequested);
    }
}
