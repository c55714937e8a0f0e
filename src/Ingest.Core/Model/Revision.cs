namespace Ingest.Core.Model;

/// <summary>An earlier state of a story whose publisher changed it.</summary>
/// <param name="Story">The story.</param>
/// <param name="Number">0 for the first state, counting up.</param>
/// <param name="At">When the change was seen.</param>
/// <param name="Kind">What the change was: <c>headline</c>, <c>correction</c>, <c>grown</c>, <c>trimmed</c> or <c>metadata</c>; <see cref="Merged"/>, <see cref="Split"/> or <see cref="Reread"/>.</param>
/// <param name="Changed">Names of the fields that changed.</param>
/// <param name="Before">The story as it was, without appearances.</param>
public sealed record Revision(StoryId Story, int Number, DateTimeOffset At, string Kind, IReadOnlyList<string> Changed, Story Before)
{
    /// <summary>Kind of a revision that keeps a story which this one took up by a person's decision; that story has its appearances.</summary>
    public const string Merged = "merged";

    /// <summary>Kind of a revision that keeps the text which a person's decision gave to a story of its own.</summary>
    public const string Split = "split";

    /// <summary>Kind of a revision that keeps what former rules made of a page which its publisher did not change.</summary>
    public const string Reread = "rules";

    /// <summary>
    /// Tells it from every other revision. What a person decided or had read again has an id of its own: a placement at the same moment may make
    /// one of the same number, and a story that was taken up is kept here alone.
    /// </summary>
    public string ToId() => $"{Story.Value}:{Number}{Kind switch { Merged => $":{Merged}:{Before.Id.Value}", Split => $":{Split}", Reread => $":{Reread}", _ => string.Empty }}";

    /// <summary>What happened, for people.</summary>
    public string ToWords() => Kind switch
    {
        Merged => $"story {Before.Id} became part of this one",
        _ when Changed.Count > 0 => $"{Kind} ({string.Join(", ", Changed)})",
        _ => Kind,
    };
}
