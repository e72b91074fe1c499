using System.Globalization;
using Chainrule.Notation;
using CsCheck;

namespace Chainrule.Tests.Notation;

public class NumberTests
{
    private static readonly Gen<double> Numbers =
        Gen.OneOf(Gen.Double, Gen.Double[-2000, 2000], Gen.Float.Select(value => (double)value));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(11.0, "11")]
    [InlineData(-1020.0, "−1020")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1.0 / 3, "0.333333333333333")]
    [InlineData(2.0 / 3, "0.666666666666667")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1·10⁻⁵")]
    [InlineData(1.5e-7, "1.5·10⁻⁷")]
    [InlineData(-6.02214076e23, "−6.02214076·10²³")]
    [InlineData(123456789012345.0, "123456789012345")]
    [InlineData(1234567890123456.0, "1.23456789012346·10¹⁵")]
    [InlineData(999999999999999.9, "1·10¹⁵")]
    [InlineData(double.Epsilon, "4.94065645841247·10⁻³²⁴")]
    [InlineData(double.MaxValue, "1.79769313486232·10³⁰⁸")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void A_double_is_written_with_the_digits_it_has(double value, string text) => Assert.Equal(text, new Number(value).ToString());

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(1f / 3, "0.3333333")]
    [InlineData(255f, "255")]
    [InlineData(9999999f, "9999999")]
    [InlineData(16777216f, "1.677722·10⁷")]
    public void A_float_is_written_with_the_digits_it_has(float value, string text) =>
        Assert.Equal(text, new Number(value, Number.OfFloat).ToString());

    [Fact]
    public void Zero_has_no_sign() => Assert.Equal("0", new Number(-0.0).ToString());

    [Fact]
    public void Any_number_reads_back_rounded_to_its_digits_without_zeros_at_the_end() =>
        Gen.Select(Numbers, Gen.Bool.Select(isDouble => isDouble ? 15 : 7)).Check(3000, (value, digits) =>
        {
            if (!double.IsFinite(value))
            {
                return;
            }
            var text = new Number(value, digits).ToString();
            var rounded = double.Parse(value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            var ascii = text.Replace('−', '-').Replace("·10", "e", StringComparison.Ordinal);
            var read = double.Parse(string.Concat(ascii.Select(Plain)), CultureInfo.InvariantCulture);
            Assert.Equal(rounded, read);
            Assert.DoesNotMatch(@"\.\d*0(·|$)", text);
            Assert.True(text.Count(char.IsAsciiDigit) <= digits + 5, text);
        });

    private static char Plain(char sign) => sign switch
    {
        '⁻' => '-',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' or (>= '⁴' and <= '⁹') => (char)('0' + (sign - '⁰')),
        _ => sign,
    };
}
