using Chainrule.Filters;
using Chainrule.Filters.Analysis;

namespace Chainrule.Tests.Filters.Analysis;

public class ArrangementTests
{
    [Theory]
    [InlineData(Arrangement.AsWritten, "1 2 3; 4 5 6")]
    [InlineData(Arrangement.HalfTurn, "6 5 4; 3 2 1")]
    [InlineData(Arrangement.LeftRight, "3 2 1; 6 5 4")]
    [InlineData(Arrangement.TopBottom, "4 5 6; 1 2 3")]
    [InlineData(Arrangement.Transposed, "1 4; 2 5; 3 6")]
    [InlineData(Arrangement.AntiTransposed, "6 3; 5 2; 4 1")]
    [InlineData(Arrangement.QuarterTurnLeft, "3 6; 2 5; 1 4")]
    [InlineData(Arrangement.QuarterTurnRight, "4 1; 5 2; 6 3")]
    public void A_kernel_is_laid_so(Arrangement arrangement, string laid) =>
        Assert.Equal(laid, KernelText.Parse("1 2 3; 4 5 6").Arranged(arrangement).ToString());
}
