using System.CommandLine;
using Ingest.Cli;

var terminal = Terminal.Standard();
try
{
    return await Verbs.Root(terminal).Parse(args).InvokeAsync();
}
finally
{
    await terminal.Out.FlushAsync();
}
