using System.Text.Json.Serialization;
using Ingest.Core.Sources.Reloading;

namespace Ingest.Reloading;

/// <summary>What a reload did, or would do; for people by <c>ingest reload</c>, for programs as JSON.</summary>
/// <param name="At">When.</param>
/// <param name="Folder">The folder of sources.</param>
/// <param name="DryRun">Nothing was changed.</param>
/// <param name="Running">Sources that run now, or would.</param>
/// <param name="Changes">The difference; rejected and held files are in it as long as they are so.</param>
internal sealed record ReloadReport(DateTimeOffset At, string Folder, bool DryRun, int Running, IReadOnlyList<SourceChange> Changes)
{
    /// <summary>Everything in the folder is applied as it stands.</summary>
    [JsonIgnore]
    public bool IsClean => !Changes.Any(change => change.Kind is ChangeKind.Rejected or ChangeKind.Held);
}
