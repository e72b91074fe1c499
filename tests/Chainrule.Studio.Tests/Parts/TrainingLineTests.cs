using Chainrule.Studio.Parts;

namespace Chainrule.Studio.Tests.Parts;

public class TrainingLineTests
{
    [Fact]
    public void So_many_go_at_once_and_the_others_in_the_order_they_came()
    {
        var line = new TrainingLine(2);
        var places = Enumerable.Range(0, 5).Select(_ => line.Join()).ToList();
        Assert.Equal([true, true, false, false, false], places.Select(place => place.Admitted.IsCompleted));
        Assert.Equal([0, 0, 1, 2, 3], places.Select(place => place.Ahead));

        places[1].Dispose();
        Assert.Equal([true, false, false], places.Skip(2).Select(place => place.Admitted.IsCompleted));
        Assert.Equal([0, 1, 2], places.Skip(2).Select(place => place.Ahead));
    }

    [Fact]
    public void Who_leaves_the_line_lets_those_behind_move_up_and_no_one_in()
    {
        var line = new TrainingLine(1);
        using var first = line.Join();
        var second = line.Join();
        using var third = line.Join();
        second.Dispose();
        second.Dispose();
        Assert.False(third.Admitted.IsCompleted);
        Assert.Equal(1, third.Ahead);
    }
}
