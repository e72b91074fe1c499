using Chainrule.Studio.Parts;
using Microsoft.AspNetCore.Components;

namespace Chainrule.Studio.Tests.Parts;

/// <summary>A browser that sends addresses back late.</summary>
public class PageAddressTests
{
    private sealed class SlowNavigation : NavigationManager
    {
        public SlowNavigation() => Initialize("http://localhost/", "http://localhost/lab");

        public Queue<string> UnderWay { get; } = [];

        protected override void NavigateToCore(string uri, NavigationOptions options) => UnderWay.Enqueue(uri);

        public void Arrive(string? address = null)
        {
            Uri = address ?? UnderWay.Dequeue();
            NotifyLocationChanged(isInterceptedLink: false);
        }
    }

    [Fact]
    public void What_comes_back_is_no_news_however_late_and_however_often()
    {
        var navigation = new SlowNavigation();
        using var address = new PageAddress(navigation, TimeSpan.Zero);
        Assert.True(address.IsNews());
        Assert.False(address.IsNews());
        foreach (var at in new[] { 1, 2, 1, 3 })
        {
            address.Write($"?at={at}");
        }
        while (navigation.UnderWay.Count > 0)
        {
            navigation.Arrive();
            Assert.False(address.IsNews());
        }
        Assert.Equal("http://localhost/lab?at=3", navigation.Uri);
    }

    [Fact]
    public void What_comes_back_after_another_address_is_where_the_browser_is()
    {
        var navigation = new SlowNavigation();
        using var address = new PageAddress(navigation, TimeSpan.Zero);
        address.IsNews();
        address.Write("?at=1");
        navigation.Arrive("http://localhost/lab?at=7");
        Assert.True(address.IsNews());
        navigation.Arrive();
        Assert.True(address.IsNews());
    }

    [Fact]
    public void The_same_is_not_written_twice()
    {
        var navigation = new SlowNavigation();
        using var address = new PageAddress(navigation, TimeSpan.Zero);
        address.IsNews();
        address.Write("");
        address.Write("?at=1");
        address.Write("?at=1");
        Assert.Single(navigation.UnderWay);
    }

    [Fact]
    public void What_no_address_holds_leaves_it_as_it_was_until_it_fits_again()
    {
        var navigation = new SlowNavigation();
        using var address = new PageAddress(navigation, TimeSpan.Zero);
        address.IsNews();
        address.Write($"?input={new string('1', PageAddress.Longest)}");
        Assert.True(address.IsTooLong);
        Assert.Empty(navigation.UnderWay);
        address.Write("?input=1");
        Assert.False(address.IsTooLong);
        Assert.Single(navigation.UnderWay);
    }

    [Fact]
    public void Another_address_is_news_even_one_that_was_written_before()
    {
        var navigation = new SlowNavigation();
        using var address = new PageAddress(navigation, TimeSpan.Zero);
        address.IsNews();
        address.Write("?at=1");
        navigation.Arrive();
        Assert.False(address.IsNews());
        navigation.Arrive("http://localhost/lab");
        Assert.True(address.IsNews());
        navigation.Arrive("http://localhost/lab?at=1");
        Assert.True(address.IsNews());
    }

    [Fact]
    public async Task Of_many_in_a_moment_the_first_goes_out_at_once_and_the_last_after_a_pause()
    {
        var navigation = new SlowNavigation();
        using var address = new PageAddress(navigation, TimeSpan.FromMilliseconds(50));
        address.IsNews();
        foreach (var at in Enumerable.Range(1, 9))
        {
            address.Write($"?at={at}");
        }
        Assert.Equal("http://localhost/lab?at=1", Assert.Single(navigation.UnderWay));
        await Until(() => navigation.UnderWay.Count == 2);
        Assert.Equal("http://localhost/lab?at=9", navigation.UnderWay.Last());
        navigation.Arrive();
        navigation.Arrive();
        Assert.False(address.IsNews());
    }

    [Fact]
    public async Task Whoever_has_gone_on_is_not_called_back()
    {
        var navigation = new SlowNavigation();
        using var address = new PageAddress(navigation, TimeSpan.FromMilliseconds(50));
        address.IsNews();
        address.Write("?at=1");
        address.Write("?at=2");
        navigation.Arrive("http://localhost/other");
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Single(navigation.UnderWay);
    }

    [Fact]
    public void A_page_follows_what_it_has_not_written_itself()
    {
        var navigation = new SlowNavigation();
        using var address = new PageAddress(navigation, TimeSpan.Zero);
        var read = new List<string>();
        address.Follow(() =>
        {
            read.Add(navigation.Uri);
            return Task.CompletedTask;
        });
        address.Write("?at=1");
        navigation.Arrive();
        navigation.Arrive("http://localhost/lab?at=5");
        navigation.Arrive("http://localhost/other");
        Assert.Equal(["http://localhost/lab", "http://localhost/lab?at=5"], read);
        // And goes on from there.
        navigation.Arrive("http://localhost/lab?at=5");
        address.Write("?at=6");
        Assert.Equal("http://localhost/lab?at=6", Assert.Single(navigation.UnderWay));
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.True(condition());
    }
}
