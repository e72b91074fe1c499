using Chainrule.Studio.Parts;
using Microsoft.AspNetCore.Components;

namespace Chainrule.Studio.Tests.Serving;

/// <summary>A browser that sends addresses back late.</summary>
public class PageAddressTests
{
    private sealed class SlowNavigation : NavigationManager
    {
        public SlowNavigation() => Initialize("http://localhost/", "http://localhost/lab");

        public Queue<string> UnderWay { get; } = [];

        protected override void NavigateToCore(string uri, NavigationOptions options) => UnderWay.Enqueue(uri);

        public void Arrive(string? address = null) => Uri = address ?? UnderWay.Dequeue();
    }

    [Fact]
    public void What_comes_back_is_no_news_however_late_and_however_often()
    {
        var navigation = new SlowNavigation();
        var address = new PageAddress(navigation);
        Assert.True(address.IsNews());
        Assert.False(address.IsNews());
        foreach (var at in new[] { 1, 2, 1, 3 })
        {
            address.Write(("At", at));
        }
        while (navigation.UnderWay.Count > 0)
        {
            navigation.Arrive();
            Assert.False(address.IsNews());
        }
        Assert.Equal("http://localhost/lab?at=3", navigation.Uri);
    }

    [Fact]
    public void Changes_gather_while_none_has_come_back()
    {
        var navigation = new SlowNavigation();
        var address = new PageAddress(navigation);
        address.IsNews();
        address.Write(("At", 1));
        address.Write(("Weight", 2));
        address.Write(("At", null));
        Assert.Equal("http://localhost/lab?weight=2", navigation.UnderWay.Last());
        address.Write(("At", null));
        Assert.Equal(3, navigation.UnderWay.Count);
    }

    [Fact]
    public void Another_address_is_news_even_one_that_was_written_before()
    {
        var navigation = new SlowNavigation();
        var address = new PageAddress(navigation);
        address.IsNews();
        address.Write(("At", 1));
        navigation.Arrive();
        Assert.False(address.IsNews());
        navigation.Arrive("http://localhost/lab");
        Assert.True(address.IsNews());
        navigation.Arrive("http://localhost/lab?at=1");
        Assert.True(address.IsNews());
    }
}
