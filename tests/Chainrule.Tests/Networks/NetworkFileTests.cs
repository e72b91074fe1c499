using System.Text;
using Chainrule.Losses;
using Chainrule.Networks;
using CsCheck;

namespace Chainrule.Tests.Networks;

public sealed class NetworkFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Any_network_loads_as_it_was_saved() =>
        Gen.Select(RandomNetworks.Any, Gen.Long, Gen.Float[-3, 3], Gen.Float[1e-6f, 3], Gen.Bool).Check(300, (network, seed, mean, deviation, named) =>
        {
            network.Initialize(Initialization.Normal(1), seed);
            network.Normalization = new(mean, deviation);
            network.Loss = Loss.Catalogue[(int)((ulong)seed % 3)];
            network.Preparation = named ? "mnist" : null;
            network.Classes = named ? [.. Enumerable.Range(0, network.Output.Count).Select(i => $"класс \"{i}\"\n")] : [];

            var bytes = Bytes(network);
            var loaded = NetworkFile.Read(new MemoryStream(bytes));
            Assert.Equal(network.ToString(), loaded.ToString());
            Assert.Equal(network.ParameterMemory.Span, loaded.ParameterMemory.Span);
            Assert.Equal(network.Normalization, loaded.Normalization);
            Assert.Equal(network.Loss.Name, loaded.Loss.Name);
            Assert.Equal(network.Preparation, loaded.Preparation);
            Assert.Equal(network.Classes, loaded.Classes);
            Assert.Equal(bytes, Bytes(loaded));
        });

    [Fact]
    public void A_tiny_network_makes_exactly_the_bytes_of_the_format()
    {
        var network = Network.Parse("input 2 | dense 1 sigmoid");
        network["dense1.weight"].Values[0] = 1;
        network["dense1.weight"].Values[1] = -2;
        network["dense1.bias"].Values[0] = 0.5f;
        network.Normalization = new(0.5f, 0.25f);
        network.Classes = ["yes"];
        network.Preparation = "mnist";

        const string Header = """
            {"__metadata__":{"chainrule.version":"1","chainrule.network":"input 2 | dense 1 sigmoid","loss":"cross-entropy","normalization":"0.5 0.25","preparation":"mnist","classes":"[\u0022yes\u0022]"},"dense1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"dense1.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}
            """;
        var padded = Header.PadRight((Header.Length + 7) / 8 * 8);
        Assert.NotEqual(Header.Length, padded.Length);
        byte[] expected =
        [
            (byte)padded.Length, (byte)(padded.Length >> 8), 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(padded),
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0, 0x3F,
        ];
        Assert.Equal(Encoding.Latin1.GetString(expected), Encoding.Latin1.GetString(Bytes(network)));
    }

    [Fact]
    public void Saving_and_loading_go_through_a_file()
    {
        var path = folder.File("lenet.safetensors");
        var network = Network.Parse("lenet");
        network.Initialize(Initialization.HeNormal, 1);
        NetworkFile.Save(Network.Parse("ffn"), path);
        NetworkFile.Save(network, path);
        Assert.Equal(network.ParameterMemory.Span, NetworkFile.Load(path).ParameterMemory.Span);
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_network_with_a_value_that_is_not_finite_is_not_saved()
    {
        var path = folder.File("a.safetensors");
        var network = Network.Parse("sheet");
        network["dense2.bias"].Values[1] = float.NaN;
        var mistake = Assert.Throws<ChainruleException>(() => NetworkFile.Save(network, path));
        Assert.Contains("dense2.bias holds a value that is not finite", mistake.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_path_that_cannot_be_read_is_refused_in_one_line()
    {
        Assert.EndsWith(": there is no such file", Mistake(folder.File("none")), StringComparison.Ordinal);
        Assert.EndsWith(": there is no such file", Mistake(folder.File("none/none")), StringComparison.Ordinal);
        Assert.EndsWith(": is a folder, not a file", Mistake(folder.FullName), StringComparison.Ordinal);
        Assert.StartsWith(": cannot be read", Mistake(""), StringComparison.Ordinal);
        File.WriteAllText(folder.File("empty"), "");
        Assert.EndsWith(": not a safetensors file: it has only 0 bytes", Mistake(folder.File("empty")), StringComparison.Ordinal);
    }

    private static string Mistake(string path)
    {
        var message = Assert.Throws<ChainruleException>(() => NetworkFile.Load(path)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static byte[] Bytes(Network network)
    {
        using var stream = new MemoryStream();
        NetworkFile.Write(network, stream);
        return stream.ToArray();
    }
}
