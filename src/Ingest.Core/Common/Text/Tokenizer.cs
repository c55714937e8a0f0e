using System.Buffers;
using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>Reads folded tokens from a text, one after the other, without allocating.</summary>
/// <remarks>A token longer than the buffer comes in pieces. The span of a token is good until the next <see cref="Read"/>.</remarks>
internal ref struct Tokenizer
{
    /// <summary>A good size for the buffer: longer than the words of any language.</summary>
    public const int BufferSize = 64;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _buffer;
    private int _position;
    private int _length;

    public Tokenizer(string text, Span<char> buffer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer.Length, BufferSize);
        _text = TextFolder.Compose(text);
        _buffer = buffer;
    }

    public TokenKind Kind { get; private set; }

    public readonly ReadOnlySpan<char> Token => _buffer[.._length];

    /// <summary>Where the token ends in the text, as <see cref="TextFolder.Compose"/> has it.</summary>
    public readonly int End => _position;

    /// <summary>Moves to the next token; false at the end of the text.</summary>
    public bool Read()
    {
        // Nearly every token is a word between two separators; nothing else is looked at before one is no such word.
        var entries = FoldTable.Entries;
        var text = _text;
        var buffer = _buffer;
        var (at, length) = (_position, 0);
        while (at < text.Length && FoldTable.ClassOf(entries[text[at]]) == FoldClass.Separator)
            at++;
        while (at < text.Length && length < buffer.Length && entries[text[at]] is var entry && FoldTable.IsLetter(entry))
        {
            buffer[length++] = FoldTable.CharOf(entry);
            at++;
        }

        _position = at;
        _length = length;
        Kind = length > 0 ? TokenKind.Word : TokenKind.None;
        var isWhole = length > 0 && (at == text.Length || FoldTable.ClassOf(entries[text[at]]) == FoldClass.Separator);
        return isWhole || ReadOn();
    }

    /// <summary>Goes on with a token of any kind, or a word that is not at its end.</summary>
    private bool ReadOn()
    {
        var entries = FoldTable.Entries;
        while (_position < _text.Length)
        {
            var entry = entries[_text[_position]];
            if (FoldTable.IsLetter(entry))
            {
                if (Kind > TokenKind.Word || _length == _buffer.Length)
                    break;
                Kind = TokenKind.Word;
                _buffer[_length++] = FoldTable.CharOf(entry);
            }
            else if (FoldTable.ClassOf(entry) == FoldClass.Separator)
            {
                if (Kind != TokenKind.None)
                    break;
            }
            else if (FoldTable.ClassOf(entry) != FoldClass.Dropped && !Take(entry))
            {
                break;
            }

            _position++;
        }

        return Kind != TokenKind.None;
    }

    /// <summary>The less common classes; false when the token ends before the current unit.</summary>
    private bool Take(uint entry) => FoldTable.ClassOf(entry) switch
    {
        FoldClass.Digit => Append(TokenKind.Number, FoldTable.CharOf(entry)),
        FoldClass.Ideograph => Append(TokenKind.Ideograph, FoldTable.CharOf(entry)),
        FoldClass.Unspaced => Append(TokenKind.Unspaced, FoldTable.CharOf(entry)),
        FoldClass.Expansion => Append(FoldTable.ExpansionOf(entry)),
        FoldClass.NumberSeparator => Join(FoldTable.CharOf(entry)),
        _ => TakePair(),
    };

    private bool Append(TokenKind kind, char value) => Append(kind, new ReadOnlySpan<char>(ref value));

    private bool Append(string folded) => Append(char.IsAsciiDigit(folded[0]) ? TokenKind.Number : TokenKind.Word, folded);

    private bool Append(TokenKind kind, scoped ReadOnlySpan<char> folded)
    {
        // Words and numbers end one another ("2020م", "5pm"); the other kinds are tokens of one character.
        var starts = Kind == TokenKind.None;
        var goesOn = Kind == kind && kind <= TokenKind.Number;
        if (!(starts || goesOn) || _length + folded.Length > _buffer.Length)
            return false;
        Kind = kind;
        folded.CopyTo(_buffer[_length..]);
        _length += folded.Length;
        return true;
    }

    /// <summary>Between two digits a separator belongs to the number: "1,234" is 1234, "3.5" and "3,5" are 3.5.</summary>
    private bool Join(char separator)
    {
        if (Kind != TokenKind.Number || !IsDigit(1))
            return Kind == TokenKind.None;
        if (separator == ',' && IsDigit(2) && IsDigit(3) && !IsDigit(4))
            return true;
        return Append(TokenKind.Number, '.');
    }

    private readonly bool IsDigit(int ahead) =>
        _position + ahead < _text.Length && FoldTable.ClassOf(FoldTable.Entries[_text[_position + ahead]]) == FoldClass.Digit;

    /// <summary>A character beyond the basic plane; a half of one that stands alone separates.</summary>
    private bool TakePair()
    {
        if (Rune.DecodeFromUtf16(_text[_position..], out var rune, out var units) != OperationStatus.Done)
            return Kind == TokenKind.None;

        var (found, folded) = FoldTable.OfSupplementary(rune);
        var taken = found switch
        {
            FoldClass.Separator => Kind == TokenKind.None,
            FoldClass.Dropped => true,
            FoldClass.Digit => Append(TokenKind.Number, folded),
            FoldClass.Ideograph => Append(TokenKind.Ideograph, folded),
            _ => Append(TokenKind.Word, folded),
        };
        if (taken)
            _position += units - 1;
        return taken;
    }
}
