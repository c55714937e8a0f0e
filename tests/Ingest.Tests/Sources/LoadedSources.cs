using Ingest.Cli;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Sources;

/// <summary>Source files as the program loads them, in an environment that knows one secret.</summary>
internal static class LoadedSources
{
    /// <summary>The least that a source file must say.</summary>
    public const string Least = "id: herald\ndiscover:\n  - feed: https://herald.example/rss.xml\n";

    public static LoadResult Of(string path) =>
        new SourceLoader(new SourceChecks(cron => SourceLoading.Cron(cron, "probe") is null ? "no cron" : null, name => name == "HERALD_KEY" ? "from the environment" : null, _ => null)).Load(path);

    /// <summary>A file or folder of the fixtures.</summary>
    /// <param name="name">What it shows: a code, or a key.</param>
    /// <param name="kind"><c>good</c> or <c>bad</c>.</param>
    public static string Fixture(string name, string kind)
    {
        var path = Repository.At("tests", "fixtures", "sources", $"{name}.{kind}");
        return Directory.Exists(path) ? path : path + ".yaml";
    }
}
