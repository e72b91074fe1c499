using System.Xml;
using Chainrule.Notation;
using CsCheck;

namespace Chainrule.Tests.Notation;

public class CleanTests
{
    [Fact]
    public void What_no_document_can_hold_is_replaced()
    {
        Assert.Equal("a plain name 猫 👍", Clean.Line("a plain name 猫 👍"));
        Assert.Equal("half \uFFFD of one", Clean.Line("half \uD83D of one"));
        Assert.Equal("the other half \uFFFD", Clean.Line("the other half \uDC4D"));
        Assert.Equal("turned round \uFFFD\uFFFD", Clean.Line("turned round \uDC4D\uD83D"));
        Assert.Equal("no character \uFFFD\uFFFD", Clean.Line("no character \uFFFE\uFFFF"));
        Assert.Equal("?[31m ", Clean.Line("\u001B[31m\n"));
    }

    [Fact]
    public void Any_text_becomes_one_that_xml_can_hold() =>
        Gen.OneOf(Gen.Char['\uD7F0', '\uE00F'], Gen.Char['\0', '~'], Gen.Char).Array[0, 20].Check(1000, characters =>
            Assert.Equal(characters.Length, XmlConvert.VerifyXmlChars(Clean.Line(new string(characters))).Length));
}
