using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Collects the problems of one file.</summary>
internal sealed class Notes(string file, string text)
{
    private readonly List<SourceProblem> _problems = [];
    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');

    public IReadOnlyList<SourceProblem> Problems => _problems;

    public bool HasErrors => _problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    public void Error(string code, string message, YamlNode at) => Add(ProblemSeverity.Error, code, message, at.Line, at.Column);

    public void Warn(string code, string message, YamlNode at) => Add(ProblemSeverity.Warning, code, message, at.Line, at.Column);

    public void Error(string code, string message, int line, int column) => Add(ProblemSeverity.Error, code, message, line, column);

    private void Add(ProblemSeverity severity, string code, string message, int line, int column) =>
        _problems.Add(new SourceProblem(file, line, column, severity, code, message, line > 0 && line <= _lines.Length ? _lines[line - 1] : null));
}
