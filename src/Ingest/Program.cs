using Ingest.Cli;
using Ingest.Daemon;

using var signal = new StopSignal();
return await CommandLine.RunAsync(args, Terminal.Standard(), signal.Token);
