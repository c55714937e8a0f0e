using System.Buffers;

namespace Ingest.Core.Discover.Markup;

/// <summary>
/// Reads tags and text forward from XML or HTML as the web serves it. It never refuses: a <c>&lt;</c> that opens no tag is text, an unclosed
/// comment ends at the next <c>&gt;</c>, an unknown reference stays as written. Time is linear in the length of the text whatever it holds.
/// </summary>
internal sealed class MarkupReader(string text)
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/><");
    private static readonly SearchValues<char> AttributeNameEnd = SearchValues.Create("= \t\r\n\f/><");
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n\f><");

    private readonly Dictionary<string, string> _names = [];
    private readonly List<MarkupAttribute> _attributes = [];
    private DocumentEntities? _entities;
    private int _at;
    private int _valueStart;
    private int _valueLength;
    private bool _isLiteral;
    private bool _noCommentEnd;
    private bool _noCDataEnd;

    public Repairs Repairs { get; } = new(text);

    public MarkupToken Token { get; private set; }

    /// <summary>Name of the tag as written, prefix included, in lower case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Attributes of a start tag; valid until the next <see cref="Read"/>.</summary>
    public IReadOnlyList<MarkupAttribute> Attributes => _attributes;

    /// <summary>True for <c>&lt;x/&gt;</c>.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Characters read so far.</summary>
    public int Position => _at;

    /// <summary>Text with its references resolved.</summary>
    public string Value()
    {
        var value = text.AsSpan(_valueStart, _valueLength);
        return _isLiteral ? CharacterReferences.Clean(value) : CharacterReferences.Decode(value, _entities);
    }

    public bool Read()
    {
        while (_at < text.Length)
        {
            if (text[_at] != '<')
            {
                return ReadText(_at);
            }

            var next = _at + 1 < text.Length ? text[_at + 1] : '\0';
            if (next == '!')
            {
                if (ReadDeclaration())
                {
                    return true;
                }
            }
            else if (next == '?')
            {
                _at = After(text.IndexOf('>', _at));
            }
            else if (next == '/')
            {
                ReadEndTag();
                return true;
            }
            else if (IsNameStart(next) && ReadStartTag())
            {
                return true;
            }
            else
            {
                Repairs.Add("a stray '<'", _at);
                return ReadText(_at + 1);
            }
        }

        Token = MarkupToken.None;
        return false;
    }

    /// <summary>Passes over raw text up to the end tag of the element just opened, as HTML does for scripts and styles.</summary>
    public void SkipRawText()
    {
        var end = text.IndexOf("</" + Name, _at, StringComparison.OrdinalIgnoreCase);
        _at = end < 0 ? text.Length : end;
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    private int After(int found) => found < 0 ? text.Length : found + 1;

    private bool ReadText(int searchFrom)
    {
        var end = searchFrom < text.Length ? text.IndexOf('<', searchFrom) : -1;
        if (end < 0)
        {
            end = text.Length;
        }

        Token = MarkupToken.Text;
        (_valueStart, _valueLength, _isLiteral) = (_at, end - _at, false);
        _at = end;
        return true;
    }

    /// <summary>Comment, CDATA section or DOCTYPE; true when it was text.</summary>
    private bool ReadDeclaration()
    {
        const string CData = "<![CDATA[";
        if (string.CompareOrdinal(text, _at, "<!--", 0, 4) == 0)
        {
            SkipComment();
        }
        else if (string.Compare(text, _at, CData, 0, CData.Length, StringComparison.OrdinalIgnoreCase) == 0)
        {
            var start = _at + CData.Length;
            var end = _noCDataEnd ? -1 : text.IndexOf("]]>", start, StringComparison.Ordinal);
            if (end < 0)
            {
                // Without an end the section is taken to stop at the next end tag, so that the rest of the document is not lost.
                _noCDataEnd = true;
                Repairs.Add("an unclosed CDATA section", _at);
                end = text.IndexOf("</", start, StringComparison.Ordinal);
                end = end < 0 ? text.Length : end;
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
        var end = _noCommentEnd ? -1 : text.IndexOf("-->", _at + 4, StringComparison.Ordinal);
        if (end >= 0)
        {
            _at = end + 3;
            return;
        }

        _noCommentEnd = true;
        Repairs.Add("an unclosed comment", _at);
        _at = After(text.IndexOf('>', _at));
    }

    private void SkipDoctype()
    {
        var end = text.IndexOf('>', _at);
        var subset = text.AsSpan(_at, (end < 0 ? text.Length : end) - _at).IndexOf('[');
        if (subset >= 0 && _entities is null)
        {
            _entities = new DocumentEntities();
            var start = _at + subset + 1;
            var close = text.IndexOf(']', start);
            if (close >= 0)
            {
                _entities.Declare(text.AsSpan(start, close - start));
                end = text.IndexOf('>', close);
            }
        }

        _at = After(end);
    }

    private void ReadEndTag()
    {
        var start = _at + 2;
        var length = text.AsSpan(start).IndexOfAny('>', '<');
        var end = length < 0 ? text.Length : start + length;
        if (length < 0 || text[end] == '<')
        {
            Repairs.Add("an unclosed end tag", _at);
        }

        Token = MarkupToken.End;
        Name = Intern(text.AsSpan(start, end - start).Trim());
        _at = end < text.Length && text[end] == '>' ? end + 1 : end;
    }

    /// <summary>False when what follows the <c>&lt;</c> turns out not to be a tag.</summary>
    private bool ReadStartTag()
    {
        _attributes.Clear();
        var at = _at + 1;
        var nameLength = text.AsSpan(at).IndexOfAny(NameEnd);
        if (nameLength < 0)
        {
            return false;
        }

        var name = text.AsSpan(at, nameLength);
        at += nameLength;
        while (true)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '/' or '"' or '\''))
            {
                at++;
            }

            if (at >= text.Length || text[at] == '<')
            {
                return false;
            }

            if (text[at] == '>')
            {
                break;
            }

            at = ReadAttribute(at);
        }

        Token = MarkupToken.Start;
        Name = Intern(name);
        IsEmpty = text[at - 1] == '/';
        _at = at + 1;
        return true;
    }

    private int ReadAttribute(int at)
    {
        var length = text.AsSpan(at + 1).IndexOfAny(AttributeNameEnd) + 1;
        if (length <= 0)
        {
            return text.Length;
        }

        var name = text.AsSpan(at, length);
        at = SkipSpace(at + length);
        if (at >= text.Length || text[at] != '=')
        {
            return at;
        }

        at = SkipSpace(at + 1);
        var value = ReadValue(at, out var after);
        _attributes.Add(new MarkupAttribute(Intern(name), CharacterReferences.Decode(value, _entities)));
        return after;
    }

    private ReadOnlySpan<char> ReadValue(int at, out int after)
    {
        var rest = text.AsSpan(at);
        if (rest.Length > 0 && rest[0] is '"' or '\'')
        {
            var quote = rest[0];
            var end = rest[1..].IndexOf(quote);
            if (end >= 0 && !SwallowsTags(rest.Slice(1, end)))
            {
                after = at + end + 2;
                return rest.Slice(1, end);
            }

            // The closing quote is missing: the value ends with the tag.
            Repairs.Add("an unclosed attribute", at);
            rest = rest[1..];
            at++;
            end = rest.IndexOfAny('>', '<');
            after = end < 0 ? text.Length : at + end;
            return end < 0 ? rest : rest[..end].TrimEnd('/');
        }

        var length = rest.IndexOfAny(ValueEnd);
        after = length < 0 ? text.Length : at + length;
        return length < 0 ? rest : rest[..length];
    }

    /// <summary>True for a "value" that runs over the end of its tag into the next tags: its own quote was forgotten.</summary>
    private static bool SwallowsTags(ReadOnlySpan<char> value)
    {
        var tag = value.IndexOf('<');
        return tag > 0 && value[..tag].Contains('>');
    }

    private int SkipSpace(int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private string Intern(ReadOnlySpan<char> name)
    {
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(name, out var known))
        {
            known = name.ToString().ToLowerInvariant();
            lookup[name] = known;
        }

        return known;
    }
}
