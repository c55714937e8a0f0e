using System.Buffers;
using Ingest.Core.Extract.Index;

namespace Ingest.Tests.Extract.Index;

public sealed class NameGroupsTests
{
    [Fact]
    public void Elements_of_a_name_come_in_the_order_of_the_page_however_many_there_are()
    {
        using var scratch = new ScratchArrays();
        var groups = new NameGroups(scratch, expected: 1, names: 1);
        for (var at = 0; at < 1_000; at++)
        {
            Assert.Equal(at % 3, groups.Add($"name{at % 3}", at));
        }

        var places = new List<int>();
        groups.Collect(groups.Find("name1"), places);
        groups.Collect(groups.Find("none"), places);

        Assert.Equal(3, groups.Count);
        Assert.Equal(Enumerable.Range(0, 1_000).Where(at => at % 3 == 1), places);
    }

    [Fact]
    public void Groups_are_found_once_by_words_anywhere_in_their_names()
    {
        using var scratch = new ScratchArrays();
        var groups = new NameGroups(scratch, expected: 8, names: 8);
        foreach (var (at, name) in new[] { "story story-text", "", "ad", "Story", "history" }.Index())
        {
            groups.Add(name, at);
        }

        Assert.Equal(["story story-text", "Story", "history"], groups.With(SearchValues.Create(["story"], StringComparison.OrdinalIgnoreCase)).Select(group => groups[group]));
        Assert.Empty(groups.With(SearchValues.Create(["adstory"], StringComparison.OrdinalIgnoreCase)));
    }
}
