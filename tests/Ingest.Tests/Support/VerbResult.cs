using System.Text.Json;

namespace Ingest.Tests.Support;

/// <summary>What a command line gave.</summary>
internal sealed record VerbResult(int Exit, string Output, string Error)
{
    public IReadOnlyList<JsonElement> Lines =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];
}
