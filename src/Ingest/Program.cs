using Ingest.Cli;
using Ingest.Daemon;

var terminal = Terminal.Standard();
using var signal = new StopSignal();
try
{
    return await CommandLine.RunAsync(args, terminal, signal.Token);
}
finally
{
    await terminal.Out.FlushAsync(CancellationToken.None);
}
