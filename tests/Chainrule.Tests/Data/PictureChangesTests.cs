using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Tests.Data;

public class PictureChangesTests
{
    private static readonly Picture Dot = new(new Shape(1, 3, 3), [0, 0, 0, 0, 0, 200, 0, 0, 0]);

    [Fact]
    public void Changes_are_made_in_their_order_and_leave_the_picture_as_it_was()
    {
        var before = Dot.Pixels.ToArray();
        Assert.Equal([0, 200, 0, 0, 0, 0, 0, 0, 0], PictureChanges.Apply(Dot, [new Shift(-1, 0), new Shift(0, -1)], 1).Pixels);
        // Turned first, the dot lies above the middle and is then shifted out; shifted first, it is turned within the picture.
        Assert.Equal(new byte[9], PictureChanges.Apply(Dot, [new Rotation(90), new Shift(0, -1)], 1).Pixels);
        Assert.Equal([200, 0, 0, 0, 0, 0, 0, 0, 0], PictureChanges.Apply(Dot, [new Shift(0, -1), new Rotation(90)], 1).Pixels);
        Assert.Equal(before, Dot.Pixels);
        Assert.Equal(before, PictureChanges.Apply(Dot, [], 1).Pixels);
    }

    [Fact]
    public void Noise_hangs_on_the_seed_alone()
    {
        var first = PictureChanges.Apply(Dot, [new Noise(0.3)], 5).Pixels;
        Assert.Equal(first, PictureChanges.Apply(Dot, [new Noise(0.3)], 5).Pixels);
        Assert.NotEqual(first, PictureChanges.Apply(Dot, [new Noise(0.3)], 6).Pixels);
    }
}
