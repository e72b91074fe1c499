using Chainrule.Data;

namespace Chainrule.Studio.Digits;

/// <summary>The digits, read once for all labs; where they are missing, each lab looks anew.</summary>
/// <param name="read">Reads them.</param>
internal sealed class DigitData(Func<DataSplit> read) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private DataSplit? split;

    /// <summary>Reads the digits, or has them already.</summary>
    /// <exception cref="ChainruleException">No files, or damaged ones.</exception>
    public async Task<DataSplit> Load()
    {
        await gate.WaitAsync();
        try
        {
            return split ??= await Task.Run(read);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
