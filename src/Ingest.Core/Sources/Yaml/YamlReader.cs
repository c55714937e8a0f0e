using System.Globalization;
using Ingest.Core.Sources.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ingest.Core.Sources.Yaml;

/// <summary>Reads one YAML document into nodes with places; bounds what a hostile file could make of depth and references.</summary>
internal sealed class YamlReader(Notes notes)
{
    private const int MostDepth = 16;
    private const int MostNodes = 20_000;

    private readonly Parser _parser = new(new StringReader(string.Join('\n', notes.File.Lines)));
    private readonly Dictionary<string, YamlNode> _anchors = [];
    private readonly Stack<Mark> _brackets = new();
    private long _nodes;
    private YamlFault? _fault;

    /// <summary>The map that the file is; null, with a note, when it is none.</summary>
    public YamlNode.Mapping? Read()
    {
        YamlNode.Mapping? map = null;
        try
        {
            map = Document();
        }
        catch (YamlException exception)
        {
            _fault ??= SyntaxFault.Of(exception, notes.File.Lines, OpenBracket());
        }
        catch (InvalidOperationException)
        {
            // What the scanner throws when an open bracket runs into a line that is no part of it.
            _fault ??= OpenBracket() ?? SyntaxFault.After(_parser.Current);
        }
        catch (ArgumentException)
        {
            // What the scanner throws at a tag that is no URI.
            _fault ??= SyntaxFault.After(_parser.Current);
        }

        if (_fault is not null)
        {
            notes.Error(_fault.Code, _fault.Message, _fault.Line, _fault.Column);
        }

        return _fault is null ? map : null;
    }

    private YamlNode.Mapping? Document()
    {
        Next();
        if (Next() is not DocumentStart)
        {
            return Empty();
        }

        Next();
        var root = Node(0);
        if (root is null)
        {
            return null;
        }

        Next();
        if (Next() is DocumentStart second)
        {
            return Stop<YamlNode.Mapping>(ProblemCodes.Documents, "a second document begins here ('---'); a source file holds one", second);
        }

        switch (root)
        {
            case YamlNode.Mapping map:
                return map;
            case YamlNode.Scalar { IsNull: true }:
                return Empty();
            default:
                _fault = new YamlFault(ProblemCodes.Type, $"the file is a {MapReader.Kind(root)}; expected keys such as 'id: herald'", root.Line, root.Column);
                return null;
        }
    }

    private YamlNode.Mapping? Empty()
    {
        _fault = new YamlFault(ProblemCodes.Documents, "the file is empty, or no file but a pipe or device; 'id' and 'discover' are the least a source needs", 1, 1);
        return null;
    }

    /// <summary>The node that begins at the current event; the parser is left on its last event.</summary>
    private YamlNode? Node(int depth)
    {
        var start = _parser.Current!;
        if (depth > MostDepth)
        {
            return Stop<YamlNode>(ProblemCodes.Depth, $"nested deeper than {MostDepth} levels", start);
        }

        if (start is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
        {
            return Stop<YamlNode>(ProblemCodes.Type, $"the tag '{tag.Value}' means nothing in a source file; write the plain value", start);
        }

        var (line, column) = ((int)start.Start.Line, (int)start.Start.Column);
        YamlNode? node = start switch
        {
            AnchorAlias alias => Referenced(alias),
            Scalar scalar => new YamlNode.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column) { In = notes.File },
            SequenceStart list => Items(list, depth) is { } items ? new YamlNode.Sequence(items, line, column) { In = notes.File } : null,
            MappingStart map => Entries(map, depth) is { } entries ? new YamlNode.Mapping(entries, line, column) { In = notes.File } : null,
            _ => Stop<YamlNode>(ProblemCodes.Syntax, "a value was expected here", start),
        };

        if (node is not null && start is NodeEvent { Anchor: { IsEmpty: false } anchor })
        {
            _anchors[anchor.Value] = node;
        }

        return node is not null && IsWithinBounds(start is AnchorAlias ? node.Size : 1, start) ? node : null;
    }

    private YamlNode? Referenced(AnchorAlias alias) =>
        _anchors.TryGetValue(alias.Value.Value, out var node)
            ? node
            : Stop<YamlNode>(
                ProblemCodes.Anchor, $"*{alias.Value.Value} without quotes refers to an anchor, and there is none of that name; to mean the text write \"*{alias.Value.Value}\"", alias);

    private List<YamlNode>? Items(SequenceStart start, int depth)
    {
        Open(start, start.Style == SequenceStyle.Flow);
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        Close(start.Style == SequenceStyle.Flow);
        return items;
    }

    private List<(YamlNode.Scalar Key, YamlNode Value)>? Entries(MappingStart start, int depth)
    {
        Open(start, start.Style == MappingStyle.Flow);
        var entries = new List<(YamlNode.Scalar Key, YamlNode Value)>();
        while (Next() is not MappingEnd)
        {
            if (Key() is not { } key)
            {
                return null;
            }

            Next();
            if (Node(depth + 1) is not { } value)
            {
                return null;
            }

            if (entries.Find(entry => entry.Key.Value == key.Value).Key is { } first)
            {
                notes.Error(ProblemCodes.DuplicateKey, $"key \"{key.Value}\" stands here a second time; first on line {first.Line}", key);
            }

            entries.Add((key, value));
        }

        Close(start.Style == MappingStyle.Flow);
        return entries;
    }

    private YamlNode.Scalar? Key() => _parser.Current switch
    {
        Scalar { Value: "<<" } merge => Stop<YamlNode.Scalar>(ProblemCodes.Anchor, "merge keys (<<) are not supported; write the keys out", merge),
        Scalar { Value: [var first, ..] } odd when char.IsWhiteSpace(first) => Stop<YamlNode.Scalar>(
            ProblemCodes.Syntax, string.Create(CultureInfo.InvariantCulture, $"indented with the character U+{(int)first:X4}; YAML is indented with spaces"), odd),
        Scalar key => new YamlNode.Scalar(key.Value, key.Style == ScalarStyle.Plain, (int)key.Start.Line, (int)key.Start.Column) { In = notes.File },
        var other => Stop<YamlNode.Scalar>(ProblemCodes.Syntax, "a key must be a word", other!),
    };

    private bool IsWithinBounds(long nodes, ParsingEvent at)
    {
        _nodes += nodes;
        if (_nodes > MostNodes)
        {
            Stop<YamlNode>(ProblemCodes.Anchor, $"with its references unfolded the file holds more than {MostNodes} values; write out what is needed", at);
        }

        return _nodes <= MostNodes;
    }

    private void Open(ParsingEvent start, bool isBracket)
    {
        if (isBracket)
        {
            _brackets.Push(start.Start);
        }
    }

    private void Close(bool isBracket)
    {
        if (isBracket)
        {
            _brackets.Pop();
        }
    }

    private YamlFault? OpenBracket() => _brackets.TryPeek(out var mark) ? SyntaxFault.OpenBracket(mark) : null;

    private ParsingEvent? Next() => _parser.MoveNext() ? _parser.Current : null;

    private T? Stop<T>(string code, string message, ParsingEvent at)
        where T : class
    {
        _fault ??= new YamlFault(code, message, (int)at.Start.Line, (int)at.Start.Column);
        return null;
    }
}
