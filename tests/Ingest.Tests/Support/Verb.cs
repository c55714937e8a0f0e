using Ingest.Cli;

namespace Ingest.Tests.Support;

/// <summary>Runs a command line in this process, as the program would.</summary>
internal static class Verb
{
    public static async Task<VerbResult> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(TextReader.Null, output, TextWriter.Synchronized(error), IsInteractive: false);

        var exit = await CommandLine.RunAsync(args, terminal, TestContext.Current.CancellationToken);

        return new VerbResult(exit, output.ToString(), error.ToString());
    }
}
