using System.Net;
using System.Net.Sockets;
using Chainrule.Studio.Tests.Browser;

namespace Chainrule.Studio.Tests.Serving;

/// <summary>Who is let in, asked of the command itself.</summary>
public sealed class GatekeeperTests : IAsyncLifetime
{
    private StudioProcess studio = null!;

    public async ValueTask InitializeAsync() => studio = await StudioProcess.Start();

    public ValueTask DisposeAsync() => studio.DisposeAsync();

    private static HttpClient Client(CookieContainer? cookies = null) =>
        new(new HttpClientHandler { CookieContainer = cookies ?? new(), AllowAutoRedirect = false, UseProxy = false });

    private async Task<HttpStatusCode> Get(HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(studio.Address, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    [Fact]
    public async Task The_token_opens_the_door_and_nothing_else_does()
    {
        using var stranger = Client();
        foreach (var path in new[] { "/", "/?token=", "/?token=0123456789abcdef0123456789abcdef", "/_blazor", "/_framework/blazor.web.js", "/document.css" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Get(stranger, path));
        }
        using var user = Client();
        Assert.Equal(HttpStatusCode.Redirect, await Get(user, studio.Address.PathAndQuery));
        Assert.Equal(HttpStatusCode.OK, await Get(user, "/"));
        Assert.Equal(HttpStatusCode.OK, await Get(user, "/document.css"));
    }

    [Theory]
    [InlineData("//elsewhere.example/", "/elsewhere.example/")]
    [InlineData("/%5Celsewhere.example", "/%5Celsewhere.example")]
    [InlineData("/%09/elsewhere.example", "/%09/elsewhere.example")]
    [InlineData("/%E2%82%AC", "/%E2%82%AC")]
    [InlineData("/a%3Fb%23c", "/a%3Fb%23c")]
    public async Task Whoever_brings_the_token_stays_here(string path, string expected)
    {
        using var user = Client();
        using var response = await user.GetAsync(
            new Uri($"{studio.Address.GetLeftPart(UriPartial.Authority)}{path}{studio.Address.Query}&at=3", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }),
            TestContext.Current.CancellationToken);
        Assert.Equal($"{expected}?at=3", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Another_page_of_the_same_browser_is_kept_out()
    {
        using var user = Client();
        await Get(user, studio.Address.PathAndQuery);
        Assert.Equal(HttpStatusCode.Forbidden, await Get(user, "/", ("Origin", "http://elsewhere.example")));
        Assert.Equal(HttpStatusCode.OK, await Get(user, "/", ("Origin", $"http://{studio.Address.Authority}")));
        Assert.Equal(HttpStatusCode.Forbidden, await Get(user, "/", ("Origin", "null")));
        Assert.Equal(HttpStatusCode.Forbidden, await Get(user, "/_blazor", ("Origin", "http://elsewhere.example")));
        // A name that was turned to this machine's address.
        Assert.Equal(HttpStatusCode.Forbidden, await Get(user, "/", ("Host", $"elsewhere.example:{studio.Address.Port}")));
    }

    [Fact]
    public async Task A_name_that_is_no_address_is_kept_out()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(studio.Address.Host, studio.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: localhost:99999\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Contains("another page may not speak", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_listens_on_loopback_and_its_pages_run_no_foreign_script()
    {
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(studio.Address.Host)));
        using var user = Client();
        await Get(user, studio.Address.PathAndQuery);
        using var response = await user.GetAsync(new Uri(studio.Address, "/"), TestContext.Current.CancellationToken);
        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
