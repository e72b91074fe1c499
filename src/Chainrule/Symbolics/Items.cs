using System.Collections;
using System.Runtime.CompilerServices;

namespace Chainrule.Symbolics;

/// <summary>A list that never changes, equal to another where their items are equal one by one.</summary>
[CollectionBuilder(typeof(Items), nameof(Items.Of))]
public sealed class Items<T> : IReadOnlyList<T>, IEquatable<Items<T>>
{
    private readonly T[] items;

    internal Items(ReadOnlySpan<T> items) => this.items = items.ToArray();

    /// <inheritdoc/>
    public int Count => items.Length;

    /// <inheritdoc/>
    public T this[int index] => items[index];

    /// <summary>Some of the items, in a row.</summary>
    public Items<T> Slice(int start, int length) => new(items.AsSpan(start, length));

    /// <inheritdoc/>
    public bool Equals(Items<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Items<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items)
        {
            hash.Add(item);
        }
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", items);
}

/// <summary>Makes <see cref="Items{T}"/>.</summary>
public static class Items
{
    /// <summary>A list of these items.</summary>
    public static Items<T> Of<T>(ReadOnlySpan<T> items) => new(items);
}
