using System.CommandLine;
using Ingest.Core.Pipeline;

namespace Ingest.Cli;

/// <summary><c>ingest run-now SOURCE…</c>: sources are read now, whatever their schedule says.</summary>
internal static class RunNowVerb
{
    public static Command Create(Terminal terminal) => OrderSender.Create(
        "run-now", "Has sources read now, whatever their schedule says; what their hosts asked for holds.", terminal, (_, id) => new SourceOrder(id, OrderKind.RunNow, Environment.UserName));
}
