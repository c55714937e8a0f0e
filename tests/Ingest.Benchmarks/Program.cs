using BenchmarkDotNet.Running;
using Ingest.Benchmarks.Hostile;

if (args is ["hostile", .. var words])
{
    return await HostileCommand.RunAsync(words, Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
