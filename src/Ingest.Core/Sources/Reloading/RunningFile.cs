using Ingest.Core.Model;

namespace Ingest.Core.Sources.Reloading;

/// <summary>One source file as the daemon runs it.</summary>
/// <param name="Name">Path within the folder of sources, with <c>/</c>.</param>
/// <param name="Source">The version that runs; null when none was ever good.</param>
/// <param name="Since">Since when that version runs.</param>
/// <param name="Trouble">Why the file is not applied as it stands; null when it is.</param>
public sealed record RunningFile(string Name, SourceDefinition? Source, DateTimeOffset? Since, FileTrouble? Trouble);
