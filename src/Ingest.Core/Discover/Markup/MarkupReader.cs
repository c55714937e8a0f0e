namespace Ingest.Core.Discover.Markup;

/// <summary>
/// Reads tags and text forward from XML or HTML as the web serves it. It never refuses: a <c>&lt;</c> that opens no tag is text, an unclosed
/// comment ends at the next <c>&gt;</c>, an unknown reference stays as written. Time is linear in the length of the text whatever it holds.
/// </summary>
internal sealed class MarkupReader
{
    private readonly string _text;
    private readonly TagReader _tags;
    private readonly DocumentEntities _entities = new();
    private int _at;
    private int _valueStart;
    private int _valueLength;
    private bool _isLiteral;
    private bool _isDoctypeRead;
    private bool _noCommentEnd;
    private bool _noCDataEnd;

    public MarkupReader(string text)
    {
        _text = text;
        Repairs = new Repairs(text);
        _tags = new TagReader(text, _entities, Repairs);
    }

    public Repairs Repairs { get; }

    public MarkupToken Token { get; private set; }

    /// <summary>Name of the tag as written, prefix included, in lower case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Attributes of a start tag; valid until the next <see cref="Read"/>.</summary>
    public IReadOnlyList<MarkupAttribute> Attributes => _tags.Attributes;

    /// <summary>True for <c>&lt;x/&gt;</c>.</summary>
    public bool IsEmpty => _tags.IsEmpty;

    /// <summary>Characters read so far.</summary>
    public int Position => _at;

    /// <summary>Text with its references resolved.</summary>
    public string Value()
    {
        var value = _text.AsSpan(_valueStart, _valueLength);
        return _isLiteral ? CharacterReferences.Clean(value) : CharacterReferences.Decode(value, _entities);
    }

    public bool Read()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] != '<')
            {
                return ReadText(_at);
            }

            var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
            if (next == '!')
            {
                if (ReadDeclaration())
                {
                    return true;
                }
            }
            else if (next == '?')
            {
                _at = After(_text.IndexOf('>', _at));
            }
            else if (next == '/')
            {
                ReadEndTag();
                return true;
            }
            else
            {
                var end = _at + 1;
                if (IsNameStart(next) && _tags.Read(_at, out end))
                {
                    Token = MarkupToken.Start;
                    Name = _tags.Name;
                    _at = end;
                    return true;
                }

                Repairs.Add("a stray '<'", _at);
                return ReadText(end);
            }
        }

        Token = MarkupToken.None;
        return false;
    }

    /// <summary>Passes over raw text up to the end tag of the element just opened, as HTML does for scripts and styles.</summary>
    public void SkipRawText()
    {
        var end = _text.IndexOf("</" + Name, _at, StringComparison.OrdinalIgnoreCase);
        _at = end < 0 ? _text.Length : end;
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    private int After(int found) => found < 0 ? _text.Length : found + 1;

    private bool ReadText(int searchFrom)
    {
        var end = searchFrom < _text.Length ? _text.IndexOf('<', searchFrom) : -1;
        if (end < 0)
        {
            end = _text.Length;
        }

        Token = MarkupToken.Text;
        (_valueStart, _valueLength, _isLiteral) = (_at, end - _at, false);
        _at = end;
        return true;
    }

    /// <summary>Comment, CDATA section or DOCTYPE; true when it was _text.</summary>
    private bool ReadDeclaration()
    {
        const string CData = "<![CDATA[";
        if (string.CompareOrdinal(_text, _at, "<!--", 0, 4) == 0)
        {
            SkipComment();
        }
        else if (string.Compare(_text, _at, CData, 0, CData.Length, StringComparison.OrdinalIgnoreCase) == 0)
        {
            var start = _at + CData.Length;
            var end = _noCDataEnd ? -1 : _text.IndexOf("]]>", start, StringComparison.Ordinal);
            if (end < 0)
            {
                // Without an end the section is taken to stop at the next end tag, so that the rest of the document is not lost.
                _noCDataEnd = true;
                Repairs.Add("an unclosed CDATA section", _at);
                end = _text.IndexOf("</", start, StringComparison.Ordinal);
                end = end < 0 ? _text.Length : end;
                _at = end;
            }
            else
            {
                _at = end + 3;
            }

            Token = MarkupToken.Text;
            (_valueStart, _valueLength, _isLiteral) = (start, end - start, true);
            return true;
        }
        else
        {
            SkipDoctype();
        }

        return false;
    }

    private void SkipComment()
    {
        var end = _noCommentEnd ? -1 : _text.IndexOf("-->", _at + 4, StringComparison.Ordinal);
        if (end >= 0)
        {
            _at = end + 3;
            return;
        }

        _noCommentEnd = true;
        Repairs.Add("an unclosed comment", _at);
        _at = After(_text.IndexOf('>', _at));
    }

    private void SkipDoctype()
    {
        var end = _text.IndexOf('>', _at);
        var subset = _text.AsSpan(_at, (end < 0 ? _text.Length : end) - _at).IndexOf('[');
        if (subset >= 0 && !_isDoctypeRead)
        {
            _isDoctypeRead = true;
            var start = _at + subset + 1;
            var close = _text.IndexOf(']', start);
            if (close >= 0)
            {
                _entities.Declare(_text.AsSpan(start, close - start));
                end = _text.IndexOf('>', close);
            }
        }

        _at = After(end);
    }

    private void ReadEndTag()
    {
        var start = _at + 2;
        var length = _text.AsSpan(start).IndexOfAny('>', '<');
        var end = length < 0 ? _text.Length : start + length;
        if (length < 0 || _text[end] == '<')
        {
            Repairs.Add("an unclosed end tag", _at);
        }

        Token = MarkupToken.End;
        Name = _tags.Intern(_text.AsSpan(start, end - start).Trim());
        _at = end < _text.Length && _text[end] == '>' ? end + 1 : end;
    }
}
