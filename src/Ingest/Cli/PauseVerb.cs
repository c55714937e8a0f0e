using System.CommandLine;
using Ingest.Core.Pipeline;

namespace Ingest.Cli;

/// <summary><c>ingest pause SOURCE…</c>: sources are not read for a time, or until they are resumed.</summary>
internal static class PauseVerb
{
    public static Command Create(Terminal terminal)
    {
        var length = new Option<TimeSpan?>("--for")
        {
            Description = "How long, such as 90m, 2h or 3d (default: until 'ingest resume').",
            HelpName = "TIME",
            CustomParser = result =>
            {
                if (SourceOrder.LengthOf(result.Tokens[0].Value) is { } time)
                {
                    return time;
                }

                result.AddError($"--for {result.Tokens[0].Value}: expected a length such as 90m, 2h or 3d");
                return null;
            },
        };
        var reason = new Option<string?>("--reason") { Description = "Why, for those who see it later.", HelpName = "TEXT" };
        return OrderSender.Create(
            "pause", "Stops reading sources, for a time or until they are resumed; all workers heed it.", terminal,
            (parsed, id) => new SourceOrder(id, OrderKind.Pause, Environment.UserName) { For = parsed.GetValue(length), Reason = parsed.GetValue(reason) }, length, reason);
    }
}
