using System.CommandLine;
using System.CommandLine.Help;

namespace Ingest.Cli;

/// <summary>The command line: every verb is one file and one line here.</summary>
internal static class Verbs
{
    public static RootCommand Root(Terminal terminal)
    {
        var root = Create(terminal);
        var help = root.Options.OfType<HelpOption>().Single();
        foreach (var odd in help.Aliases.Where(alias => alias != "-h").ToList())
        {
            // Completion would offer what no other program here is asked with.
            help.Aliases.Remove(odd);
        }

        return root;
    }

    private static RootCommand Create(Terminal terminal) =>
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
            RunsVerb.Create(terminal),
            TailVerb.Create(terminal),
            QuarantineVerb.Create(terminal),
            ExplainVerb.Create(terminal),
            StoryVerb.Create(terminal),
            DbVerb.Create(terminal),
            PauseVerb.Create(terminal),
            ResumeVerb.Create(terminal),
            RunNowVerb.Create(terminal),
            ResetVerb.Create(terminal),
            ReloadVerb.Create(terminal),
            ConfigVerb.Create(terminal),
            CompletionVerb.Create(terminal),
            HealthcheckVerb.Create(terminal),
            VersionVerb.Create(terminal),
        };
}
