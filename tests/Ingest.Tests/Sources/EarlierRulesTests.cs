using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Sources;

/// <summary>Rules of former times, and until when they hold.</summary>
public sealed class EarlierRulesTests : IDisposable
{
    private const string Least = LoadedSources.Least;

    private readonly TempFolder _folder = new();

    [Fact]
    public void Of_earlier_rules_those_hold_that_were_still_valid_when_the_page_was_fetched()
    {
        var extract = Assert.Single(Load(_folder.Write("a.yaml", Least + """
            extract:
              title: h1.now
              earlier:
                - { valid_until: 2026-09-30, title: h1.second }
                - { valid_until: 2026-10-02T14:00+03:00, title: h1.third }
                - { valid_until: 2025-01-31, title: h1.first }
            """)).Set.Sources).Extract;

        string TitleAt(string time) => extract.At(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).Title!.Css;
        Assert.Equal(
            ["h1.first", "h1.second", "h1.second", "h1.third", "h1.third", "h1.now"],
            [TitleAt("2025-01-31T23:59:59Z"), TitleAt("2025-02-01T00:00:00Z"), TitleAt("2026-09-30T20:00:00Z"), TitleAt("2026-10-01T01:00:00Z"), TitleAt("2026-10-02T10:59:59Z"), TitleAt("2026-10-02T11:00:00Z")]);
    }

    [Theory]
    [InlineData("[{ title: h1 }]", "\"valid_until\" is missing; give a day such as 2026-09-30, or a time with its offset such as 2026-09-30T14:00+03:00")]
    [InlineData("[{ valid_until: yesterday }]", "\"valid_until\" is 'yesterday'; expected a day such as 2026-09-30, or a time with its offset such as 2026-09-30T14:00+03:00")]
    [InlineData("[{ valid_until: 2026-09-30T14:00, title: h1 }]", "\"valid_until\" is '2026-09-30T14:00', which has no offset; write Z for UTC, or an offset such as +03:00")]
    [InlineData("[{ valid_until: 2026-09-30T25:00Z, title: h1 }]", "\"valid_until\" is '2026-09-30T25:00Z'; expected a day such as 2026-09-30")]
    [InlineData("[h1]", "an item of \"earlier\" is a text; expected a map with valid_until")]
    [InlineData("{ title: h1 }", "\"earlier\" is a map; expected a list of maps")]
    [InlineData("[{ valid_until: 2026-09-30, titel: h1 }]", "unknown key \"titel\" in extract.earlier; did you mean \"title\"?")]
    public void Wrong_earlier_rules_are_told(string earlier, string words) =>
        Assert.Contains(Load(_folder.Write("a.yaml", Least + $"extract: {{ earlier: {earlier} }}\n")).Problems, problem => problem.Message.StartsWith(words, StringComparison.Ordinal));

    [Fact]
    public void The_forms_of_an_end_have_a_good_file_and_a_bad_one()
    {
        var (good, bad) = (Load(LoadedSources.Fixture("valid_until", "good")), Load(LoadedSources.Fixture("valid_until", "bad")));

        Assert.Empty(good.Problems);
        Assert.Equal(["h1.first", "h1.second", "h1.third"], Assert.Single(good.Set.Sources).Extract.Earlier.Select(version => version.Rules.Title!.Css));
        Assert.Equal([(ProblemCodes.Type, 7), (ProblemCodes.Type, 8)], bad.Problems.Select(problem => (problem.Code, problem.Line)));
    }

    public void Dispose() => _folder.Dispose();

    private static LoadResult Load(string path) => LoadedSources.Of(path);
}
