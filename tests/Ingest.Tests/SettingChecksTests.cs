using System.Text.RegularExpressions;
using Ingest.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Ingest.Tests;

public sealed partial class SettingChecksTests
{
    [Theory]
    [InlineData("Daemon:Listn", "there is no setting 'Daemon:Listn'; did you mean \"Daemon:Listen\"?")]
    [InlineData("Deamon:Listen", "there is no setting 'Deamon'; did you mean \"Daemon\"?")]
    [InlineData("Fetch:UserAgent", "there is no setting 'Fetch:UserAgent'; known here: ")]
    [InlineData("Store:Connexion", "there is no setting 'Store:Connexion'; did you mean \"Store:Connection\"?")]
    public void A_name_that_nothing_reads_is_told_with_the_likely_one(string name, string problem) =>
        Assert.StartsWith(problem, Assert.Single(Problems((name, "x"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Pipeline:RevisitAfter:0", "soon", "Pipeline:RevisitAfter:0 is 'soon', which cannot be read; write it as hh:mm:ss, or d.hh:mm:ss")]
    [InlineData("Pipeline:RevisitAfter", "01:00:00", "'Pipeline:RevisitAfter' is a list: number its entries, as in Pipeline:RevisitAfter:0, or write a JSON array")]
    public void A_list_that_would_be_passed_over_is_told(string name, string value, string problem) => Assert.Equal(problem, Assert.Single(Problems((name, value))));

    [Theory]
    [InlineData("Store:Connection", "", "Store:Connection is empty; give it a value or leave it out")]
    [InlineData("Sources:Folder", " ", "Sources:Folder is empty; give it a value or leave it out")]
    [InlineData("Fetch:Delay", "2", "Fetch:Delay is '2', which cannot be read; write it as hh:mm:ss, or d.hh:mm:ss")]
    [InlineData("FETCH:DELAY", "soon", "Fetch:Delay is 'soon', which cannot be read; write it as hh:mm:ss, or d.hh:mm:ss")]
    [InlineData("Fetch:Delay", "", "Fetch:Delay is '', which cannot be read; write it as hh:mm:ss, or d.hh:mm:ss")]
    [InlineData("Daemon:SourcesAtOnce", "0", "Daemon:SourcesAtOnce is '0'; it must be between 1 and 256")]
    [InlineData("Daemon:SourcesAtOnce", "many", "Daemon:SourcesAtOnce is 'many', which cannot be read; write a whole number")]
    [InlineData("Pipeline:KeepPages", "yes", "Pipeline:KeepPages is 'yes', which cannot be read; write true or false")]
    [InlineData("Logging:LogLevel:Default", "loud", "Logging:LogLevel:Default is 'loud', which is no level; write one of Trace, Debug, Information, Warning, Error, Critical, None")]
    [InlineData("FETCH:DELAYY", "x", "there is no setting 'FETCH:DELAYY'; did you mean \"Fetch:Delay\"?")]
    public void A_value_that_cannot_be_meant_is_told_with_how_to_write_it(string name, string value, string problem) => Assert.Equal(problem, Assert.Single(Problems((name, value))));

    [Fact]
    public void All_problems_come_at_once() => Assert.Equal(2, Problems(("Daemon:Listn", "x"), ("Fech:Delay", "x")).Count);

    [Fact]
    public void What_is_known_is_no_problem_in_any_case_of_letters() => Assert.Empty(
        Problems(("DAEMON:LISTEN", "x"), ("pipeline:revisitafter:0", "01:00:00"), ("Logging:LogLevel:Default", "Debug"), ("Store:Connection", "a.db"), ("Sources:Folder", "sources")));

    [Fact]
    public void Every_setting_is_known_as_the_environment_writes_it()
    {
        const string prefix = "SETTING_CHECKS_TESTS__";
        var variables = SettingChecks.Names.ToDictionary(name => name, name => prefix + name.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal));
        foreach (var variable in variables.Values)
        {
            Environment.SetEnvironmentVariable(variable, string.Empty);
        }

        var settings = new ConfigurationBuilder().AddEnvironmentVariables(prefix).Build();

        Assert.All(variables.Keys, name => Assert.NotNull(settings[name]));
        Assert.DoesNotContain(SettingChecks.Problems(settings), problem => problem.StartsWith("there is no setting", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_of_a_shipped_environment_file_is_known()
    {
        var settings = Repository.Read("deploy", "ingest.env.example").Split('\n').Where(line => line.StartsWith("INGEST__", StringComparison.Ordinal))
            .Select(line => line["INGEST__".Length..].Split('=', 2)).Select(pair => (pair[0].Replace("__", ":", StringComparison.Ordinal), pair[1])).ToArray();

        Assert.NotEmpty(settings);
        Assert.Empty(Problems(settings));
    }

    [Fact]
    public void The_manual_names_every_setting_and_no_other()
    {
        var manual = Repository.Read("deploy", "README.md");
        var settings = manual[manual.IndexOf("## Settings", StringComparison.Ordinal)..manual.IndexOf("## Keys of a source file", StringComparison.Ordinal)];

        var named = Name().Matches(settings).Select(match => match.Groups[1].Value).Distinct();

        Assert.Equal(SettingChecks.Names.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static List<string> Problems(params (string Name, string Value)[] settings) =>
        [.. SettingChecks.Problems(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build())];

    [GeneratedRegex(@"`((?:Store|Sources|Daemon|Pipeline|Spool|Deduplication|Fetch|Browser|WebSub):\w+)`")]
    private static partial Regex Name();
}
