using Chainrule.Data;

namespace Chainrule.Tests.Data;

/// <summary>The shipped data, read once for all tests.</summary>
internal static class SharedMnist
{
    private static readonly Lazy<DataSplit> Loaded = new(() => Mnist.Load());

    public static DataSplit Split => Loaded.Value;
}
