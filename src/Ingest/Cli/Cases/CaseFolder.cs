using System.Text.Json;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli.Cases;

/// <summary>The cases of a source, beside its file: <c>ID.cases/NAME.html</c> and <c>ID.cases/NAME.json</c>.</summary>
internal sealed class CaseFolder(SourceDefinition source)
{
    // Read and edited by people.
    private static readonly JsonSerializerOptions Written = new(StoryJson.Options) { WriteIndented = true };

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source.File) ?? string.Empty, source.Id.Value + ".cases");

    /// <summary>Names of all cases, in order.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(Path)
        ? [.. Directory.EnumerateFiles(Path, "*.json").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <exception cref="BadConfigurationException">A file is missing or cannot be read.</exception>
    public RecordedCase Read(string name)
    {
        try
        {
            var record = JsonSerializer.Deserialize<CaseRecord>(File.ReadAllText(RecordAt(name)), StoryJson.Options)
                ?? throw new BadConfigurationException($"{RecordAt(name)} is empty; record the page again");
            if ((record.Expected is null) == (record.Rejected is null))
            {
                throw new BadConfigurationException($"{RecordAt(name)} needs either \"expected\" with the fields or \"rejected\" with the reason");
            }

            return new RecordedCase(name, File.ReadAllBytes(PageAt(name)), record);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new BadConfigurationException($"case '{name}' in {Path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a new case; the page first, so that a record never stands without it.</summary>
    public void Write(RecordedCase recorded)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllBytes(PageAt(recorded.Name), recorded.Bytes.Span);
        Write(recorded.Name, recorded.Record);
    }

    /// <summary>Writes what a page should give from now on.</summary>
    public void Write(string name, CaseRecord record) => File.WriteAllText(RecordAt(name), JsonSerializer.Serialize(record, Written) + "\n");

    private string RecordAt(string name) => System.IO.Path.Combine(Path, name + ".json");

    private string PageAt(string name) => System.IO.Path.Combine(Path, name + ".html");
}
