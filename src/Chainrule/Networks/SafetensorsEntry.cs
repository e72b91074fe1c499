namespace Chainrule.Networks;

/// <summary>A tensor as the header of a safetensors file describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values: <c>F32</c>, <c>BF16</c>…</param>
/// <param name="Shape">Its sizes, outermost first; empty for a single value.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">One past its last byte.</param>
internal sealed record SafetensorsEntry(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End);
