namespace Ingest.Backends.Mongo;

/// <summary>Keys of the places of a draft.</summary>
/// <param name="Leading">Those that may lead to its story, the decisive one first.</param>
/// <param name="All">Those that are to lead to it.</param>
internal sealed record DraftPlaces(IReadOnlyList<string> Leading, IReadOnlyList<string> All)
{
    public string First => Leading[0];
}
