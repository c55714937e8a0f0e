using BenchmarkDotNet.Running;
using Ingest.Benchmarks.Hostile;
using Ingest.Benchmarks.Quality;
using Ingest.Benchmarks.Scale;
using Ingest.Benchmarks.Speed;

if (args is ["hostile", .. var words])
{
    return await HostileCommand.RunAsync(words, Console.Out);
}

if (args is ["dedup", "quality", .. var dedupArguments])
{
    return await DedupQualityCommand.RunAsync(dedupArguments, Console.Out);
}

if (args is ["dedup", .. var scaleArguments])
{
    return await ScaleCommand.RunAsync(scaleArguments, Console.Out);
}

if (args is ["quality", .. var qualityArguments])
{
    return await QualityCommand.RunAsync(qualityArguments, Console.Out);
}

if (args is ["speed", .. var speedArguments])
{
    return SpeedCommand.Run(speedArguments, Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
