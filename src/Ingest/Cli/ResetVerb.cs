using System.CommandLine;
using Ingest.Core.Pipeline;

namespace Ingest.Cli;

/// <summary><c>ingest reset SOURCE…</c>: failures, back-off and validators of sources are forgotten.</summary>
internal static class ResetVerb
{
    public static Command Create(Terminal terminal) => OrderSender.Create(
        "reset", "Forgets failures, back-off, validators and learned interval of sources; they are due now.", terminal, (_, id) => new SourceOrder(id, OrderKind.Reset, Environment.UserName));
}
