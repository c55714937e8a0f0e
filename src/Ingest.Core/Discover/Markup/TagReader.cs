using System.Buffers;

namespace Ingest.Core.Discover.Markup;

/// <summary>Reads one start tag with its attributes, quoted or not, with quotes forgotten or without values.</summary>
internal sealed class TagReader(string text, DocumentEntities entities, Repairs repairs)
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/><");
    private static readonly SearchValues<char> AttributeNameEnd = SearchValues.Create("= \t\r\n\f/><");
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n\f><");

    /// <summary>No vocabulary knows more; what a tag says beyond is passed over.</summary>
    private const int MostAttributes = 256;

    private readonly Dictionary<string, string> _names = [];
    private readonly List<MarkupAttribute> _attributes = [];

    /// <summary>Name as written, in lower case.</summary>
    public string Name { get; private set; } = "";

    public IReadOnlyList<MarkupAttribute> Attributes => _attributes;

    /// <summary>True for <c>&lt;x/&gt;</c>.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Reads the tag whose <c>&lt;</c> stands at <paramref name="at"/>.</summary>
    /// <param name="at">Place of the <c>&lt;</c>.</param>
    /// <param name="end">The place behind the tag; where reading broke off when it turns out to be no tag, so that nothing is read twice.</param>
    public bool Read(int at, out int end)
    {
        _attributes.Clear();
        at++;
        end = text.Length;
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
                end = at;
                return false;
            }

            if (text[at] == '>')
            {
                break;
            }

            at = ReadAttribute(at);
        }

        Name = Intern(name);
        IsEmpty = text[at - 1] == '/';
        end = at + 1;
        return true;
    }

    /// <summary>The name in lower case, made once.</summary>
    public string Intern(ReadOnlySpan<char> name)
    {
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(name, out var known))
        {
            known = name.ToString().ToLowerInvariant();
            lookup[name] = known;
        }

        return known;
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
        if (_attributes.Count < MostAttributes)
        {
            _attributes.Add(new MarkupAttribute(Intern(name), CharacterReferences.Decode(value, entities)));
        }

        return after;
    }

    private ReadOnlySpan<char> ReadValue(int at, out int after)
    {
        var rest = text.AsSpan(at);
        if (rest.Length > 0 && rest[0] is '"' or '\'')
        {
            var end = rest[1..].IndexOf(rest[0]);
            if (end >= 0 && !SwallowsTags(rest.Slice(1, end)))
            {
                after = at + end + 2;
                return rest.Slice(1, end);
            }

            // The closing quote is missing: the value ends with the tag.
            repairs.Add("an unclosed attribute", at);
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
}
