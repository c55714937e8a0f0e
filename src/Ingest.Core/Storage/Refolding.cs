using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>How stories that an older version folded are folded anew.</summary>
/// <param name="Version">The version of folding that they have afterwards.</param>
/// <param name="Renew">The story with what is made of its folded text; pure.</param>
/// <param name="PrintOf">The fingerprint of a story and its earlier states, oldest first; pure. Asked for where the story's is still kept.</param>
public sealed record Refolding(int Version, Func<Story, Story> Renew, Func<Story, IReadOnlyList<Revision>, Fingerprint> PrintOf);
