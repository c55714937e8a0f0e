using Ingest.Core.Sources.Reloading;

namespace Ingest.Reloading;

/// <summary>How the last reload went.</summary>
/// <param name="At">When the folder was last read.</param>
/// <param name="Success">Everything in it is applied as it stands.</param>
/// <param name="LastSuccess">When that was last so; null for never in this process.</param>
/// <param name="Running">Sources that run.</param>
/// <param name="Open">The files that are rejected or held.</param>
internal sealed record ReloadStatus(DateTimeOffset At, bool Success, DateTimeOffset? LastSuccess, int Running, IReadOnlyList<SourceChange> Open)
{
    public int Rejected => Open.Count(change => change.Kind == ChangeKind.Rejected);

    public int Held => Open.Count(change => change.Kind == ChangeKind.Held);
}
