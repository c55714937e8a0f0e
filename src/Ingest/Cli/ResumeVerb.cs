using System.CommandLine;
using Ingest.Core.Pipeline;

namespace Ingest.Cli;

/// <summary><c>ingest resume SOURCE…</c>: sources are read again, whoever paused them.</summary>
internal static class ResumeVerb
{
    public static Command Create(Terminal terminal) => OrderSender.Create(
        "resume", "Has paused sources read again.", terminal, (_, id) => new SourceOrder(id, OrderKind.Resume, Environment.UserName));
}
