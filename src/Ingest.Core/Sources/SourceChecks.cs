namespace Ingest.Core.Sources;

/// <summary>What checking a source file needs from outside.</summary>
/// <param name="Cron">What is wrong with a cron expression; null for nothing. The scheduler knows, Core does not.</param>
/// <param name="Environment">Value of an environment variable; null when it is not set.</param>
/// <param name="File">Content of a secret's file; null when it cannot be read.</param>
public sealed record SourceChecks(Func<string, string?> Cron, Func<string, string?> Environment, Func<string, string?> File);
