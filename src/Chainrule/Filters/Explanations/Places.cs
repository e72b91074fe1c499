using Chainrule.Notation;

namespace Chainrule.Filters;

/// <summary>Says which rows or columns are meant.</summary>
internal static class Places
{
    /// <summary><c>row 3</c>, <c>rows 0 to 2</c>, <c>columns −1, 1 and 3</c>, <c>rows 0 to 2, 5 and 7 to 9</c>.</summary>
    /// <param name="what"><c>row</c> or <c>column</c>.</param>
    /// <param name="places">At least one, in ascending order.</param>
    public static string Say(string what, IReadOnlyList<int> places)
    {
        List<string> runs = [];
        for (var start = 0; start < places.Count;)
        {
            var end = start + 1;
            while (end < places.Count && places[end] == places[end - 1] + 1)
            {
                end++;
            }
            runs.Add(end - start == 1 ? Written(places[start]) : $"{Written(places[start])} to {Written(places[end - 1])}");
            start = end;
        }
        var last = runs[^1];
        return $"{what}{(places.Count == 1 ? "" : "s")} {(runs.Count == 1 ? last : $"{string.Join(", ", runs[..^1])} and {last}")}";
    }

    private static string Written(int place) => new Number(place).ToString();
}
