namespace Ingest.Core.Model;

/// <summary>Whether a page was there when it was last asked for.</summary>
/// <param name="Host">Its host.</param>
/// <param name="Key">Key of its link.</param>
/// <param name="Missing">True when the answer was that there is no such page.</param>
/// <param name="At">When it was asked for.</param>
public sealed record PageLook(string Host, string Key, bool Missing, DateTimeOffset At);
