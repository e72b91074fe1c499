using Chainrule.Texts;

namespace Chainrule;

/// <summary>
/// A mistake in what the user gave (a file, a text, a value): one line that says what is wrong, where, and what to do.
/// A front end prints the message as it stands, so whatever it quotes (a path, a word of a damaged file) loses its control
/// characters here. A defect of the library itself is never reported this way.
/// </summary>
public sealed class ChainruleException : Exception
{
    /// <summary>Creates the exception with its one-line message.</summary>
    public ChainruleException(string message) : base(Plain.Line(message)) { }

    /// <summary>Creates the exception with its one-line message and the error beneath it.</summary>
    public ChainruleException(string message, Exception inner) : base(Plain.Line(message), inner) { }

    /// <summary>Creates the exception for a place in a text that the user wrote.</summary>
    internal ChainruleException(string message, string text, int start, int length) : base(Plain.Line(message))
    {
        Text = text;
        Start = start;
        Length = length;
    }

    /// <summary>The text that the mistake is in; null where it is in no text.</summary>
    public string? Text { get; }

    /// <summary>Where in <see cref="Text"/> the offending word starts.</summary>
    public int Start { get; }

    /// <summary>How long the offending word is; 0 where the text ends too early.</summary>
    public int Length { get; }
}
