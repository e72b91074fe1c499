using System.Net;
using System.Net.Sockets;

namespace Chainrule.Studio.Tests.Browser;

/// <summary>A cable between a browser and the studio, to be cut.</summary>
internal sealed class Cable : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int to;
    private readonly List<TcpClient> ends = [];
    private TaskCompletionSource again = new();

    public Cable(int port)
    {
        to = port;
        listener.Start();
        _ = Accept();
    }

    /// <summary>Where the browser's end is.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Ends every connection, and waits until somebody tries again; that is let through.</summary>
    public Task Cut()
    {
        again = new TaskCompletionSource();
        End();
        return again.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        listener.Dispose();
        End();
    }

    private void End()
    {
        lock (ends)
        {
            ends.ForEach(end => end.Dispose());
            ends.Clear();
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                var far = new TcpClient();
                await far.ConnectAsync(IPAddress.Loopback, to);
                lock (ends)
                {
                    ends.AddRange([near, far]);
                }
                again.TrySetResult();
                _ = Pass(near, far);
                _ = Pass(far, near);
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private static async Task Pass(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // Cut.
        }
    }
}
