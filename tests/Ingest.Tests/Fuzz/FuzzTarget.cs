namespace Ingest.Tests.Fuzz;

/// <summary>A reader of what strangers write.</summary>
/// <param name="Name">Of the reader.</param>
/// <param name="Seeds">Valid documents, made up; mutations start from them.</param>
/// <param name="Read">Reads a text and gives the size of all that came out of it. Whatever it throws is a fault.</param>
/// <param name="Growth">How many times the text, beyond 100,000 characters, what comes out may be.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<string> Seeds, Func<string, long> Read, int Growth = 4)
{
    private const long Slack = 100_000;

    public bool IsBounded(string text, long size) => size <= Slack + (Growth * (long)text.Length);

    public override string ToString() => Name;
}
