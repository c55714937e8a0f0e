using System.IO.Hashing;
using System.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>The key under which a store remembers which story an address or identifier leads to.</summary>
public static class PlaceKey
{
    private const string Url = "u:";
    private const string Guid = "g:";

    public static string OfUrl(string urlKey) => Url + urlKey;

    /// <summary>The URL key by which a story that was taken up by another is still found.</summary>
    public static string OfStory(StoryId id) => "story:" + id.Value;

    public static string OfGuid(SourceId source, string guid) => OfGuidHash(source, HashOf(guid));

    /// <param name="source">Whose identifier it is.</param>
    /// <param name="hash">What <see cref="HashOf"/> makes of it.</param>
    public static string OfGuidHash(SourceId source, string hash) => $"{Guid}{source.Value}:{hash}";

    /// <summary>Identifiers are of any length and alphabet: 32 hexadecimal digits stand for them.</summary>
    public static string HashOf(string guid) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(guid)));

    /// <summary>The parts of a key: the URL key alone, or source and hash of an identifier.</summary>
    /// <exception cref="InvalidDataException">It is no such key.</exception>
    public static (string? UrlKey, SourceId Source, string? GuidHash) Split(string key)
    {
        if (key.StartsWith(Url, StringComparison.Ordinal))
        {
            return (key[Url.Length..], default, null);
        }

        var colon = key.LastIndexOf(':');
        return key.StartsWith(Guid, StringComparison.Ordinal) && colon > Guid.Length
            ? (null, new SourceId(key[Guid.Length..colon]), key[(colon + 1)..])
            : throw new InvalidDataException($"'{key}' is no key of a place");
    }
}
