using Chainrule.Networks;
using Chainrule.Tensors;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// A network's parameters in JSON, in double precision: <c>{"dense1.weight": [[…], …], "dense1.bias": […]}</c>, a dense layer's
/// weight in a row for each of its units.
/// </summary>
public static class ParameterFile
{
    /// <summary>A number and the blanks around it take no more; a file may be longer than the numbers by so much, and never as long as this.</summary>
    private const int BytesOfNumber = 128, OtherBytes = 1 << 20, MostBytes = 1 << 27;

    /// <summary>Reads the parameters of a network, all of them.</summary>
    /// <param name="name">What messages call the file.</param>
    /// <param name="stream">What is in it.</param>
    /// <param name="network">The network.</param>
    /// <returns>Each parameter's numbers in the library's order, by its name.</returns>
    /// <exception cref="ChainruleException">One is missing, unknown, of another shape or not finite, or the file is not JSON.</exception>
    public static IReadOnlyDictionary<string, double[]> Read(string name, Stream stream, Network network)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(network);
        var most = (int)Math.Min(OtherBytes + BytesOfNumber * network.ParameterCount, MostBytes);
        return JsonPlace.Read(name, stream, most, place => Read(place, network));
    }

    internal static Dictionary<string, double[]> Read(JsonPlace place, Network network)
    {
        var members = place.Members("parameter", [.. network.Parameters.Select(parameter => parameter.Name)]);
        return network.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => members.TryGetValue(parameter.Name, out var values)
                ? Numbers(values, parameter.Tensor.Shape)
                : throw place.Wrong($"{parameter.Name} is missing; give its {parameter.Tensor.Shape} numbers"));
    }

    private static double[] Numbers(JsonPlace place, Shape shape)
    {
        var numbers = place.Numbers(shape.Sizes);
        var missing = numbers.ToList().FindIndex(number => number is null);
        return missing < 0
            ? [.. numbers.Select(number => number!.Value)]
            : throw place.Wrong($"the number at [{string.Join("][", shape.Place(missing))}] is missing; null is for answers alone");
    }
}
