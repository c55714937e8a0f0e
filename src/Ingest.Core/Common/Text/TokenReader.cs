using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>Cuts a text into folded tokens: words, numerals (<c>1,234</c> is one), and single characters of scripts without spaces.</summary>
/// <remarks>Tokens are valid until the next <see cref="Next"/>; nothing is allocated for them.</remarks>
internal ref struct TokenReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Buffer size that callers use; a longer word is cut here.</summary>
    public const int MostLetters = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer;
    private int _at;

    public ReadOnlySpan<char> Token { get; private set; }

    /// <summary>True when the token begins with a digit.</summary>
    public readonly bool IsNumeral => Token.Length > 0 && char.IsAsciiDigit(Token[0]);

    public bool Next()
    {
        var table = CharFold.Table;
        var length = 0;
        var digits = false;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            switch (table.Class(c))
            {
                case CharClass.Word:
                case CharClass.Digit:
                    digits = table.Class(c) == CharClass.Digit;
                    Put(table.Single(c), ref length);
                    _at++;
                    break;
                case CharClass.Dropped:
                    _at++;
                    break;
                case CharClass.Alone when length == 0:
                    _at++;
                    _buffer[0] = table.Single(c);
                    Token = _buffer[..1];
                    return true;
                case CharClass.Expanded when IsWord(table.Expansion(c)):
                    foreach (var part in table.Expansion(c))
                    {
                        Put(part, ref length);
                    }

                    _at++;
                    break;
                case CharClass.Surrogate when Rune.DecodeFromUtf16(_text[_at..], out var rune, out var units) == System.Buffers.OperationStatus.Done && Rune.IsLetter(rune):
                    if (length > 0)
                    {
                        Token = _buffer[..length];
                        return true;
                    }

                    Token = _buffer[..rune.EncodeToUtf16(_buffer)];
                    _at += units;
                    return true;
                case CharClass.Separator when digits && Joins(c):
                    if (c is '.' or '٫')
                    {
                        Put('.', ref length);
                    }

                    _at++;
                    break;
                default:
                    if (length > 0)
                    {
                        Token = _buffer[..length];
                        return true;
                    }

                    _at++;
                    break;
            }
        }

        Token = _buffer[..length];
        return length > 0;
    }

    private readonly void Put(char c, ref int length)
    {
        if (length < _buffer.Length)
        {
            _buffer[length++] = c;
        }
    }

    /// <summary>A separator between two digits belongs to the number.</summary>
    private readonly bool Joins(char c) =>
        (c is ',' or '.' or '٬' or '٫' or '\'' or '’' or '\u202F') && _at + 1 < _text.Length && CharFold.Table.Class(_text[_at + 1]) == CharClass.Digit;

    private static bool IsWord(string expansion)
    {
        foreach (var c in expansion)
        {
            if (CharFold.ClassOf(c) is CharClass.Separator or CharClass.Alone)
            {
                return false;
            }
        }

        return true;
    }
}
