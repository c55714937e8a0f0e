using Ingest.Cli;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Format;
using Ingest.Tests.Support;

namespace Ingest.Tests.Sources.Format;

/// <summary>What the format says of a key is what the readers do.</summary>
public sealed class SourceFormatTests : IDisposable
{
    /// <summary>How a key of each map stands in a file; <c>KEY</c> is the key with its value.</summary>
    private static readonly (string Where, MapFormat Map, string File)[] Places =
    [
        ("schedule", SourceFormat.Schedule, "id: herald\ndiscover: [{ feed: https://herald.example/rss.xml }]\nschedule: { KEY }\n"),
        ("politeness", SourceFormat.Politeness, "id: herald\ndiscover: [{ feed: https://herald.example/rss.xml }]\npoliteness: { KEY }\n"),
        ("network", SourceFormat.Network, "id: herald\ndiscover: [{ feed: https://herald.example/rss.xml }]\nnetwork: { KEY }\n"),
        ("expect", SourceFormat.Expect, "id: herald\ndiscover: [{ feed: https://herald.example/rss.xml }]\nexpect: { KEY }\n"),
        ("expect.coverage", SourceFormat.Coverage, "id: herald\ndiscover: [{ feed: https://herald.example/rss.xml }]\nexpect: { coverage: { KEY } }\n"),
        ("extract", ExtractFormat.Extract, "id: herald\ndiscover: [{ feed: https://herald.example/rss.xml }]\nextract: { KEY }\n"),
        ("extract.published", ExtractFormat.Rule, "id: herald\ndiscover: [{ feed: https://herald.example/rss.xml }]\nextract: { published: { css: time, formats: [yyyy], KEY } }\n"),
        ("discover.links", DiscoverFormat.Links, "id: herald\ndiscover: [{ listing: https://herald.example/news, links: { css: a, KEY } }]\n"),
        ("discover.next", DiscoverFormat.Next, "id: herald\ndiscover: [{ listing: https://herald.example/news, next: { css: a, KEY } }]\n"),
    ];

    private readonly TempFolder _folder = new();

    public static TheoryData<string, string> Keys =>
        [.. Places.SelectMany(place => place.Map.Keys.Where(key => !place.File.Contains(key.Name + ":", StringComparison.Ordinal)).Select(key => (place.Where, key.Name)))];

    public static TheoryData<string, string> Numbers =>
        [.. Places.SelectMany(place => place.Map.Keys.Where(key => key.Value is ValueFormat.Number).Select(key => (place.Where, key.Name)))];

    public static TheoryData<string> RootKeys => [.. SourceFormat.Root.Names.Where(key => key != "extends")];

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_example_of_a_key_is_right(string where, string key)
    {
        var (file, format) = Key(where, key);

        Assert.Empty(Problems(file.Replace("KEY", $"{key}: {format.Example}", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(RootKeys))]
    public void The_example_of_a_key_of_the_file_is_right(string key)
    {
        var example = SourceFormat.Root.Keys.Single(format => format.Name == key).Example;
        var least = new[] { ("id", "herald"), ("discover", "[{ feed: https://herald.example/rss.xml }]") }.Where(pair => pair.Item1 != key).Select(pair => $"{pair.Item1}: {pair.Item2}\n");

        Assert.Empty(Problems($"{string.Concat(least)}{key}: {example}\n"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_limits_of_a_number_are_those_of_its_reader(string where, string key)
    {
        var (file, format) = Key(where, key);
        var limits = Assert.IsType<ValueFormat.Number>(format.Value);
        IReadOnlyList<SourceProblem> With(int number) => Problems(file.Replace("KEY", $"{key}: {number}", StringComparison.Ordinal));

        Assert.Empty(With(limits.Least));
        Assert.Empty(With(limits.Most));
        Assert.Equal(ProblemCodes.Limit, Assert.Single(With(limits.Least - 1)).Code);
        Assert.Equal(ProblemCodes.Limit, Assert.Single(With(limits.Most + 1)).Code);
    }

    public void Dispose() => _folder.Dispose();

    private static (string File, KeyFormat Format) Key(string where, string key)
    {
        var place = Places.Single(place => place.Where == where);
        return (place.File, place.Map.Keys.Single(format => format.Name == key));
    }

    private IReadOnlyList<SourceProblem> Problems(string text) => SourceLoading.Loader().Load(_folder.Write("herald.yaml", text)).Problems;
}
