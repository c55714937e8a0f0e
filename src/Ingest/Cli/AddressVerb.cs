using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Fetch;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest address ADDRESS|URL…|-</c>: whether addresses may be fetched and why; asks neither name servers nor sites.</summary>
internal static class AddressVerb
{
    public static Command Create(Terminal terminal)
    {
        var addresses = new Argument<string[]>("ADDRESS|URL") { Arity = ArgumentArity.OneOrMore, Description = "IP addresses, URLs or host names; '-' reads them from standard input, one a line." };
        var json = Flags.Json();
        var command = new Command("address", "Says whether addresses may be fetched, and why; asks nobody.") { addresses, json };
        command.SetAction(async (parsed, _) =>
        {
            foreach (var text in Lines.Of(parsed.GetRequiredValue(addresses), terminal))
            {
                var verdict = AddressVerdict.Of(text, NetworkDefinition.Default);
                await terminal.Out.WriteLineAsync(parsed.GetValue(json)
                    ? JsonSerializer.Serialize(verdict, StoryJson.Options)
                    : $"{(verdict.Allowed ? "allowed" : "refused")}  {SummaryPrinter.Plain(verdict.Address)}  {SummaryPrinter.Plain(verdict.Why)}");
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
