using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Chainrule.Studio.Serving;

/// <summary>
/// Lets no one in but the studio's user: whoever comes with the token that the command printed gets a cookie, and all else is
/// refused, be it another user of this machine or another page of the same browser.
/// </summary>
internal sealed class Gatekeeper(StudioOptions options)
{
    private const string TokenKey = "token";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private const string Refusal = "This is a Chainrule studio, and it knows only who opens the address that the command `chainrule studio` printed.";

    /// <summary>What opens the door: 128 random bits.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Passes a request on, or refuses it.</summary>
    public async Task Check(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (!Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out _) || !IsOwnName(request.Host.Host) || !IsOwnPage(request))
        {
            await Refuse(context, "another page may not speak to the studio");
            return;
        }
        // Cookies know no ports: each studio has one of its own.
        var cookie = $"chainrule-{context.Connection.LocalPort}";
        if (IsToken(request.Query[TokenKey]))
        {
            response.Cookies.Append(cookie, Token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
            // The address stays one to be shared.
            response.Redirect("/" + request.Path.ToUriComponent().TrimStart('/') + QueryString.Create(request.Query.Where(pair => pair.Key != TokenKey)));
            return;
        }
        if (!IsToken(request.Cookies[cookie]))
        {
            await Refuse(context, "no token");
            return;
        }
        await next(context);
    }

    /// <summary>A foreign name that leads here is a page that had its name changed to this machine's.</summary>
    private bool IsOwnName(string host) =>
        host is "localhost" || (IPAddress.TryParse(host, out var address) && (IPAddress.IsLoopback(address) || !IPAddress.IsLoopback(options.Address)));

    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin.Count == 0 || request.Headers.Origin is [{ } origin] && origin == $"{request.Scheme}://{request.Host}";

    private bool IsToken(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Token));

    private static Task Refuse(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{Refusal} ({why})\n", context.RequestAborted);
    }
}
