namespace Ingest.Core.Model;

/// <summary>The identity of a story: 32 hexadecimal digits, ordered by creation time (UUID version 7, RFC 9562).</summary>
public readonly record struct StoryId(string Value)
{
    public static StoryId Create(DateTimeOffset at) => new(Guid.CreateVersion7(at).ToString("N"));

    public override string ToString() => Value;
}
