using System.Text.RegularExpressions;
using Ingest.Cli;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Operator.Api;
using Ingest.Tests.Support;

namespace Ingest.Tests.Architecture;

/// <summary>Whatever a document lists that the code knows better is checked here.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string Manual = Repository.Read("deploy", "README.md");
    private static readonly string Readme = Repository.Read("README.md");

    [Fact]
    public void The_readme_lists_every_verb_and_no_other()
    {
        var verbs = Verbs.Root(new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null, false)).Subcommands.Select(verb => verb.Name);

        var listed = VerbRow().Matches(Readme).SelectMany(row => VerbName().Matches(row.Groups[1].Value)).Select(match => match.Groups[1].Value);

        Assert.Equal(verbs.Order(StringComparer.Ordinal), listed.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_manual_explains_every_rejection_reason_and_failure_kind()
    {
        var names = Enum.GetValues<RejectionReason>().Select(reason => reason.Name()).Concat(Enum.GetValues<FailureKind>().Select(kind => kind.Name()));

        Assert.All(names, name => Assert.Contains($"| `{name}` |", Manual));
    }

    [Fact]
    public void The_manual_lists_every_code_of_a_source_file_with_its_meaning()
    {
        var rows = CodeRow().Matches(Manual).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

        Assert.Equal(ProblemCodes.Meanings.Concat(OnlineCodes.Meanings).OrderBy(code => code.Key, StringComparer.Ordinal), rows.OrderBy(code => code.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_first_commands_of_the_readme_are_the_two_that_do_everything()
    {
        var commands = CommandLine().Matches(Readme).Select(match => match.Value.Trim()).ToList();

        Assert.Equal("dotnet run --project src/Ingest -c Release -- demo", commands.First(command => command.StartsWith("dotnet run", StringComparison.Ordinal)));
        Assert.Equal("dotnet test Ingest.sln -c Release", commands.First(command => command.StartsWith("dotnet test", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_setting_of_the_manual_has_the_default_it_says()
    {
        var settings = SettingRow().Matches(Manual).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim('`', ' '));

        var daemon = new Ingest.Daemon.DaemonOptions();
        var pipeline = new Ingest.Core.Pipeline.PipelineOptions();
        Assert.Equal(daemon.SourcesAtOnce.ToString(System.Globalization.CultureInfo.InvariantCulture), settings["Daemon:SourcesAtOnce"]);
        Assert.Equal(daemon.DrainWithin.ToString("c"), settings["Daemon:DrainWithin"]);
        Assert.Equal(daemon.Listen, settings["Daemon:Listen"]);
        Assert.Equal(pipeline.LinksAtOnce.ToString(System.Globalization.CultureInfo.InvariantCulture), settings["Pipeline:LinksAtOnce"]);
        Assert.Equal(pipeline.LinksPerRun.ToString(System.Globalization.CultureInfo.InvariantCulture), settings["Pipeline:LinksPerRun"]);
        Assert.Equal(pipeline.DocumentsPerEntry.ToString(System.Globalization.CultureInfo.InvariantCulture), settings["Pipeline:DocumentsPerEntry"]);
        Assert.Equal(pipeline.RetryAfter.ToString("c"), settings["Pipeline:RetryAfter"]);
        Assert.Equal(pipeline.Attempts.ToString(System.Globalization.CultureInfo.InvariantCulture), settings["Pipeline:Attempts"]);
        Assert.Equal(new Ingest.Core.Spool.SpoolOptions().MaxSize.ToString(System.Globalization.CultureInfo.InvariantCulture), settings["Spool:MaxSize"]);
        var (fetch, browser) = (new Ingest.Core.Fetch.FetchOptions(), new Ingest.Core.Fetch.Browser.BrowserOptions());
        Assert.Equal((fetch.Rights.ToString(), fetch.WideFor.ToString("c")), (settings["Fetch:Rights"], settings["Fetch:WideFor"]));
        Assert.Equal((browser.LoadFor.ToString("c"), browser.SettleFor.ToString("c")), (settings["Browser:LoadFor"], settings["Browser:SettleFor"]));
        Assert.Equal(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{browser.AtOnce} {browser.Requests} {browser.Limit} {browser.Sandbox}").ToLowerInvariant(),
            $"{settings["Browser:AtOnce"]} {settings["Browser:Requests"]} {settings["Browser:Limit"]} {settings["Browser:Sandbox"]}");
        var sources = new Ingest.Reloading.SourcesOptions();
        Assert.Equal(
            (sources.Folder, sources.Debounce.ToString("c"), sources.PollEvery.ToString("c"), sources.Watch),
            (settings["Sources:Folder"], settings["Sources:Debounce"], settings["Sources:PollEvery"], bool.Parse(settings["Sources:Watch"])));
        Assert.Equal(new Ingest.Core.Extract.ExtractOptions().LongestTime.ToString("c"), settings["Extract:LongestTime"]);
        Assert.Equal(new Ingest.Core.Deduplicate.DeduplicationOptions().Window.ToString("c"), settings["Deduplication:Window"]);
    }

    [Fact]
    public void The_keys_of_an_exported_line_are_those_of_the_manual_and_import_knows_each()
    {
        var start = Manual.IndexOf("## Lines of export and import", StringComparison.Ordinal);
        var section = Manual[start..Manual.IndexOf("\n## ", start + 3, StringComparison.Ordinal)];
        var documented = KeyRow().Matches(section).Select(match => match.Groups[1].Value).ToList();

        var exported = StoryJson.Options.GetTypeInfo(typeof(StoryLine)).Properties.Select(property => property.Name);

        Assert.Equal(exported.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
        Assert.Equal(documented.Concat(["text", "lang"]).Order(StringComparer.Ordinal), ImportFields.Known.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("sources", typeof(ApiSources))]
    [InlineData("sources/ID", typeof(ApiSource))]
    [InlineData("stories", typeof(ApiStories))]
    [InlineData("stories/ID", typeof(ApiStory))]
    [InlineData("quarantine", typeof(ApiQuarantine))]
    [InlineData("issues", typeof(ApiIssues))]
    [InlineData("reading", typeof(ApiReading))]
    public void The_manual_documents_every_key_that_the_api_answers_and_no_other(string path, Type answer)
    {
        var start = Manual.IndexOf($"### `/api/v1/{path}`", StringComparison.Ordinal);
        Assert.True(start >= 0, path);
        var section = Manual[start..Manual.IndexOf("\n##", start + 4, StringComparison.Ordinal)];

        Assert.Equal(KeysOf(answer, string.Empty).Order(StringComparer.Ordinal), ApiRow().Matches(section).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    /// <summary>The keys of an answer; a story is documented where its line is.</summary>
    private static IEnumerable<string> KeysOf(Type type, string prefix) => StoryJson.Options.GetTypeInfo(type).Properties.SelectMany(property =>
    {
        var item = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? property.PropertyType.GetGenericArguments()[0] : null;
        var (name, inner) = (prefix + property.Name + (item is null ? string.Empty : "[]"), item ?? property.PropertyType);
        return inner.IsClass && inner != typeof(string) && inner != typeof(StoryLine) && inner.Namespace!.StartsWith("Ingest", StringComparison.Ordinal) ? KeysOf(inner, name + ".").Prepend(name) : [name];
    });

    [GeneratedRegex(@"^\| `([a-z_.\[\]]+)` \| ", RegexOptions.Multiline)]
    private static partial Regex ApiRow();

    [Fact]
    public void Log_event_ids_are_unique()
    {
        var ids = Directory.EnumerateFiles(Repository.At("src"), "*Log.cs", SearchOption.AllDirectories)
            .SelectMany(file => EventId().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [GeneratedRegex(@"^\| (`.*`[^|]*(?:\\\|[^|]*)*) \|", RegexOptions.Multiline)]
    private static partial Regex VerbRow();

    [GeneratedRegex(@"`([a-z]+)")]
    private static partial Regex VerbName();

    [GeneratedRegex(@"^dotnet .*$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"^\| `(\w+:\w+)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"^\| `([a-z_]+)` \| ", RegexOptions.Multiline)]
    private static partial Regex KeyRow();

    [GeneratedRegex(@"^\| `((?:SRC|NET)\d+)` \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"\[LoggerMessage\((\d+)")]
    private static partial Regex EventId();
}
