namespace Ingest.Core.Sources.Yaml;

/// <summary>Why a text is no document of ours, with its place.</summary>
internal sealed class YamlProblem(string code, string message, int line, int column) : Exception(message)
{
    public string Code { get; } = code;

    public int Line { get; } = line;

    public int Column { get; } = column;
}
