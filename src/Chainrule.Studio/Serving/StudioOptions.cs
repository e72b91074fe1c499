using System.Net;

namespace Chainrule.Studio.Serving;

/// <summary>Where the studio listens.</summary>
/// <param name="Address">The address; loopback, unless its user asks for another.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
internal sealed record StudioOptions(IPAddress Address, int Port);
