using System.CommandLine;

namespace Ingest.Cli;

/// <summary>The command line: every verb is one file and one line here.</summary>
internal static class Verbs
{
    public static RootCommand Root(Terminal terminal) =>
        new("ingest reads news sites on schedule and stores each story once.")
        {
            RobotsVerb.Create(terminal),
            VersionVerb.Create(terminal),
        };
}
