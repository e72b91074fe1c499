namespace Chainrule.Symbolics;

/// <summary>Lists compared without regard to their order.</summary>
internal static class Unordered
{
    public static bool Equal(Items<Expression> left, Items<Expression> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }
        var rest = right.ToList();
        return left.All(rest.Remove);
    }

    public static int Hash(Items<Expression> items) => items.Aggregate(items.Count, (hash, item) => unchecked(hash + item.GetHashCode()));
}
