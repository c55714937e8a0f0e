using Ingest.Core.Model;
using Ingest.Core.Normalize;

namespace Ingest.Tests.Support;

internal static partial class Some
{
    /// <summary>A draft with the true fingerprint and content hash of its words.</summary>
    public static StoryDraft Told(
        string body, string title = "Barges counted", string source = "herald", string? url = null, TimeSpan later = default, string? guid = null)
    {
        var at = Now + later;
        var story = Story(url ?? $"https://{source}.example/{title.GetHashCode(StringComparison.Ordinal)}-{body.GetHashCode(StringComparison.Ordinal)}", title, source, at);
        story = story with
        {
            Body = [body],
            ContentHash = ContentHash.Of(title, [body]),
            Appearances = [story.Appearances[0] with { Guid = guid }],
        };
        return new StoryDraft(story, Fingerprinter.Compute(title, [body]), "key-of-" + story.Url, at);
    }

    /// <summary>What the store gives when <paramref name="told"/> was stored before.</summary>
    public static Neighbor Neighbor(StoryDraft told) => new(told.Story.Id, told.Story.Source, told.Story.Title, told.At, told.Fingerprint);
}
