using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ingest.Core.Sources.Yaml;

/// <summary>Reads one YAML document into nodes with places; refuses what source files have no use for: anchors, depth, several documents.</summary>
internal static class YamlTree
{
    private const int MostDepth = 16;

    /// <summary>Null for a document without content.</summary>
    /// <exception cref="YamlProblem">The text is not such a document.</exception>
    public static YamlNode? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var node = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
            {
                throw new YamlProblem(ProblemCodes.Documents, "a second document begins here ('---'); a source file holds one", (int)second.Start.Line, (int)second.Start.Column);
            }

            return node;
        }
        catch (YamlException exception)
        {
            throw Syntax(exception, text);
        }
    }

    private static YamlNode Node(IParser parser, int depth)
    {
        if (depth > MostDepth)
        {
            throw At(ProblemCodes.Depth, $"nested deeper than {MostDepth} levels", parser.Current!);
        }

        switch (parser.Current)
        {
            case AnchorAlias alias:
                throw At(ProblemCodes.Anchor, $"alias '*{alias.Value}': anchors and aliases are not used in source files; write the value out", alias);
            case NodeEvent { Anchor.IsEmpty: false } anchored:
                throw At(ProblemCodes.Anchor, $"anchor '&{anchored.Anchor.Value}': anchors and aliases are not used in source files; write the value out", anchored);
            case Scalar scalar:
                parser.MoveNext();
                return new YamlNode.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, (int)scalar.Start.Line, (int)scalar.Start.Column);
            case SequenceStart start:
                parser.MoveNext();
                var items = new List<YamlNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Node(parser, depth + 1));
                }

                return new YamlNode.Sequence(items, (int)start.Start.Line, (int)start.Start.Column);
            case MappingStart start:
                parser.MoveNext();
                return new YamlNode.Mapping(Entries(parser, depth), (int)start.Start.Line, (int)start.Start.Column);
            default:
                throw At(ProblemCodes.Syntax, "a value was expected here", parser.Current!);
        }
    }

    private static List<(YamlNode.Scalar Key, YamlNode Value)> Entries(IParser parser, int depth)
    {
        var entries = new List<(YamlNode.Scalar Key, YamlNode Value)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(parser, depth + 1) is not YamlNode.Scalar key)
            {
                throw At(ProblemCodes.Syntax, "a key must be a word", parser.Current!);
            }

            if (entries.Find(entry => entry.Key.Value == key.Value).Key is { } first)
            {
                throw new YamlProblem(ProblemCodes.DuplicateKey, $"key \"{key.Value}\" stands here a second time; first on line {first.Line}", key.Line, key.Column);
            }

            entries.Add((key, Node(parser, depth + 1)));
        }

        return entries;
    }

    private static YamlProblem At(string code, string message, ParsingEvent place) => new(code, message, (int)place.Start.Line, (int)place.Start.Column);

    /// <summary>Our words for what the parser dislikes; its own name events and C# types.</summary>
    private static YamlProblem Syntax(YamlException exception, string text)
    {
        var (line, column) = ((int)exception.Start.Line, (int)exception.Start.Column);
        var lines = text.Split('\n');
        var tab = Array.FindIndex(lines, row => row.TrimStart(' ').StartsWith('\t') && row.Trim().Length > 0);
        if (tab >= 0 && tab + 1 <= line + 1)
        {
            return new YamlProblem(ProblemCodes.Syntax, "indented with a tab; YAML is indented with spaces", tab + 1, lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1);
        }

        return new YamlProblem(
            ProblemCodes.Syntax,
            "this is not YAML from here on: see whether a bracket or quote is left open, an indentation is off, or a value with ': ', '#', '*' or '%' needs quotes",
            Math.Max(1, line), Math.Max(1, column));
    }
}
