using System.CommandLine;

namespace Ingest.Cli;

/// <summary>The command line: every verb is one file and one line here.</summary>
internal static class Verbs
{
    public static RootCommand Root(Terminal terminal) =>
        new("ingest reads news sites on schedule and stores each story once.")
        {
            RunVerb.Create(terminal),
            DemoVerb.Create(terminal),
            CheckVerb.Create(terminal),
            SchemaVerb.Create(terminal),
            AddVerb.Create(terminal),
            TryVerb.Create(terminal),
            RecordVerb.Create(terminal),
            TestVerb.Create(terminal),
            ReplayVerb.Create(terminal),
            DiscoverVerb.Create(terminal),
            ExtractVerb.Create(terminal),
            CanonicalVerb.Create(terminal),
            AddressVerb.Create(terminal),
            RobotsVerb.Create(terminal),
            ImportVerb.Create(terminal),
            ExportVerb.Create(terminal),
            StatusVerb.Create(terminal),
            IssuesVerb.Create(terminal),
            QuarantineVerb.Create(terminal),
            ExplainVerb.Create(terminal),
            StoryVerb.Create(terminal),
            DbVerb.Create(terminal),
            ReloadVerb.Create(terminal),
            ConfigVerb.Create(terminal),
            CompletionVerb.Create(terminal),
            HealthcheckVerb.Create(terminal),
            VersionVerb.Create(terminal),
        };
}
