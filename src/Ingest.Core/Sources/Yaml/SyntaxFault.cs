using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ingest.Core.Sources.Yaml;

/// <summary>Says in an operator's words what the parser stumbled over. Its own words name events and C# types: they are looked at, never shown.</summary>
internal static class SyntaxFault
{
    private const string Otherwise =
        "this is not YAML from here on: see whether a bracket or quote is left open, an indentation is off, or a value with ': ', '#', '*' or '%' needs quotes";

    private static readonly (string Sign, string Message)[] Table =
    [
        ("unexpected end of stream", "the quote that opens here is not closed"),
        ("unexpected document indicator", "the quote that opens here is not closed"),
        ("unknown escape character", "a backslash in double quotes begins an escape, and this one does not exist; write patterns in single quotes"),
        ("found invalid mapping", "a second ': ' or a deeper indentation begins a map where none can be; quote a value that holds ': ', or align the line"),
        ("cannot start any token", "a value cannot begin with this character; put it in quotes"),
        ("did not find expected '-' indicator", "the list is broken off here; every item begins with '- ' at the same indentation"),
        ("did not find expected key", "expected 'key: value' here; see to the indentation, the blank after the colon, and quotes within quotes"),
        ("did not find expected node content", "a value was expected here"),
        ("scanning a simple key", "expected 'key: value'; the colon is missing"),
        ("scanning a block scalar", "only '|' or '>' with '-' or '+' may stand here; the text begins on the next line"),
    ];

    public static YamlFault Of(YamlException exception, IReadOnlyList<string> lines, YamlFault? openBracket)
    {
        if (WrongIndentation(lines) is { } indentation)
        {
            return indentation;
        }

        if (openBracket is not null && exception.Message.Contains("parsing a flow", StringComparison.OrdinalIgnoreCase))
        {
            return openBracket;
        }

        var message = Array.Find(Table, row => exception.Message.Contains(row.Sign, StringComparison.OrdinalIgnoreCase)).Message ?? Otherwise;
        return At(message, (int)exception.Start.Line, (int)exception.Start.Column);
    }

    public static YamlFault OpenBracket(Mark at) =>
        At("the bracket that opens here is not closed, or a comma is missing after one of its items", (int)at.Line, (int)at.Column);

    /// <summary>Behind the last thing that was understood.</summary>
    public static YamlFault After(ParsingEvent? last) => At(Otherwise, (int)(last?.End.Line ?? 1), (int)(last?.End.Column ?? 1));

    /// <summary>Looked for first: the parser notices wrong blanks late and at another place.</summary>
    private static YamlFault? WrongIndentation(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var content = lines[i].AsSpan().TrimStart();
            var indentation = lines[i].AsSpan()[..^content.Length];
            var wrong = indentation.IndexOfAnyExcept(' ');
            if (wrong >= 0 && content.Length > 0 && content[0] != '#')
            {
                var name = indentation[wrong] == '\t' ? "a tab" : string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)indentation[wrong]:X4}");
                return At($"indented with {name}; YAML is indented with spaces", i + 1, wrong + 1);
            }
        }

        return null;
    }

    private static YamlFault At(string message, int line, int column) => new(ProblemCodes.Syntax, message, Math.Max(1, line), Math.Max(1, column));
}
