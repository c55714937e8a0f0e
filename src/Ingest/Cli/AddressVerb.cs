using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Fetch;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest address ADDRESS|URL…|-</c>: whether addresses may be fetched and why; asks neither name servers nor sites. Exit code 1 when one may not.</summary>
internal static class AddressVerb
{
    public static Command Create(Terminal terminal)
    {
        var addresses = new Argument<string[]>("ADDRESS|URL") { Arity = ArgumentArity.OneOrMore, Description = "IP addresses, URLs or host names; '-' reads them from standard input, one a line, and answers with a JSON line each." };
        var json = Flags.Json();
        var command = new Command("address", "Says whether addresses may be fetched, and why; asks nobody.") { addresses, json };
        command.SetAction(async (parsed, _) =>
        {
            var asked = parsed.GetRequiredValue(addresses);
            var asJson = parsed.GetValue(json) || asked.Contains("-");
            var exit = ExitCode.Ok;
            foreach (var text in Lines.Of(asked, terminal))
            {
                var verdict = AddressVerdict.Of(text, NetworkDefinition.Default);
                exit = verdict.Allowed ? exit : ExitCode.Problems;
                await terminal.Out.WriteLineAsync(asJson
                    ? JsonSerializer.Serialize(verdict, StoryJson.Options)
                    : $"{(verdict.Allowed ? "allowed" : "refused")}  {SummaryPrinter.Plain(verdict.Address)}  {SummaryPrinter.Plain(verdict.Why)}");
            }

            return exit;
        });
        return command;
    }
}
