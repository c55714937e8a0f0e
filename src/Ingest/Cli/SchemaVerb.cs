using System.CommandLine;

namespace Ingest.Cli;

/// <summary><c>ingest schema</c>: the JSON Schema of a source file, by which editors complete, explain and check keys.</summary>
internal static class SchemaVerb
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("schema", "Prints the JSON Schema of source files, for editors.");
        command.SetAction(async (_, _) =>
        {
            await terminal.Out.WriteLineAsync(SourceSchema.Json());
            return ExitCode.Ok;
        });
        return command;
    }
}
