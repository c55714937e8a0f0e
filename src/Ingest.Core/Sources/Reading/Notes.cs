using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Collects the problems of one file.</summary>
internal sealed partial class Notes(string file, string text)
{
    // The head names the value, the tail says what is wrong with it.
    private const int MostOfAMessage = 600;
    private const int HeadOfAMessage = 100;
    private const int TailOfAMessage = 200;

    // Control characters, soft hyphen, zero-width and direction marks, byte order mark.
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        [.. Enumerable.Range(0, 0x2100).Append(0xFEFF).Select(code => (char)code)
            .Where(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format)]);

    private readonly List<SourceProblem> _problems = [];
    private readonly HashSet<(int Line, int Column)> _hidden = [];
    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');

    public IReadOnlyList<SourceProblem> Problems => _problems;

    public IReadOnlyList<string> Lines => _lines;

    public bool HasErrors => _problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    public void Error(string code, string message, YamlNode at) => Add(ProblemSeverity.Error, code, message, at.Line, at.Column);

    public void Warn(string code, string message, YamlNode at) => Add(ProblemSeverity.Warning, code, message, at.Line, at.Column);

    public void Error(string code, string message, int line, int column) => Add(ProblemSeverity.Error, code, message, line, column);

    public SourcePlace PlaceOf(YamlNode node) => new(file, node.Line, node.Column, Shown(node.Line));

    /// <summary>False, with a note, when a text holds characters that nobody sees; common in what is pasted from right-to-left pages.</summary>
    public bool IsClean(YamlNode.Scalar scalar)
    {
        var at = scalar.Value.AsSpan().IndexOfAny(Unseen);
        if (at >= 0)
        {
            Error(ProblemCodes.Unseen, string.Create(CultureInfo.InvariantCulture, $"the control or invisible character U+{(int)scalar.Value[at]:X4} stands after {at} characters; type the value anew without it"), scalar);
        }

        return at < 0;
    }

    /// <summary>No problem shows what stands here: it is a secret, or was meant for one.</summary>
    public void Hide(YamlNode secret)
    {
        _hidden.Add((secret.Line, secret.Column));
        for (var i = 0; i < _problems.Count; i++)
        {
            _problems[i] = _problems[i] with { LineText = Shown(_problems[i].Line) };
        }
    }

    /// <summary>The line up to the first secret in it. Of a file that is no YAML, only the key tells that one follows.</summary>
    private string? Shown(int number)
    {
        if (number < 1 || number > _lines.Length)
        {
            return null;
        }

        var line = _lines[number - 1];
        var from = _hidden.Where(place => place.Line == number).Select(place => place.Column - 1)
            .Concat(SecretKey().Matches(line).Select(key => key.Index + key.Length))
            .DefaultIfEmpty(int.MaxValue).Min();
        return from < line.Length ? line[..from] + "***" : line;
    }

    private void Add(ProblemSeverity severity, string code, string message, int line, int column) =>
        _problems.Add(new SourceProblem(file, line, column, severity, code, Printable(message), Shown(line)));

    /// <summary>A value in a message may hold line breaks or escape sequences; a terminal and a log must not act on them.</summary>
    private static string Printable(string whole)
    {
        var message = whole.Length > MostOfAMessage ? $"{whole[..HeadOfAMessage]} … {whole[^TailOfAMessage..]}" : whole;
        return message.Any(char.IsControl)
            ? string.Concat(message.Select(letter => char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString()))
            : message;
    }

    [GeneratedRegex(@"(?<![\w-])[""']?value[""']?\s*:\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex SecretKey();
}
