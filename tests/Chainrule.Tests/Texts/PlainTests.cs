using Chainrule.Texts;
using CsCheck;

namespace Chainrule.Tests.Texts;

public class PlainTests
{
    [Theory]
    [InlineData("a plain name, «naïve» 猫 👍", "a plain name, «naïve» 猫 👍")]
    [InlineData("\u001B[31mred\u009B0m\u007F\0", "?[31mred?0m??")]
    [InlineData("one\ttwo\r\nthree\u0085four\u2028five", "one two  three four five")]
    [InlineData("gnp.\u202Egpj.exe\u2066", "gnp.?gpj.exe?")]
    public void What_a_terminal_would_obey_is_only_shown(string text, string shown) => Assert.Equal(shown, Plain.Line(text));

    [Fact]
    public void Any_text_becomes_one_line_as_long_in_which_nothing_else_changes() =>
        Gen.OneOf(Gen.Char, Gen.Char['\0', '\u00A0'], Gen.Char['\u2020', '\u2070']).Array[0, 20].Check(1000, characters =>
        {
            var line = Plain.Line(new string(characters));
            Assert.Equal(characters.Length, line.Length);
            Assert.DoesNotContain(line, char.IsControl);
            Assert.Single(line.ReplaceLineEndings("\n").Split('\n', '\u2028', '\u2029'));
            Assert.All(line.Zip(characters), pair => Assert.True(pair.First == pair.Second || pair.First is ' ' or '?'));
            Assert.Equal(line, Plain.Line(line));
        });

    [Fact]
    public void No_message_to_a_user_holds_a_control_character()
    {
        const string Hostile = "model\u001B]0;title\u0007\n\u009B2J";
        const string Plainly = "model?]0;title? ?2J";
        Assert.Equal(Plainly, new ChainruleException(Hostile).Message);
        Assert.Equal(Plainly, new ChainruleException(Hostile, new IOException()).Message);
        Assert.Equal(Plainly, new ChainruleException(Hostile, Hostile, 0, 1).Message);
    }
}
