using Ingest.Core.Normalize;

namespace Ingest.Tests.Normalize;

public sealed class SearchTokensTests
{
    [Theory]
    [InlineData("الانتربول", "أعلن الأنتربول أمس")]
    [InlineData("CAFE", "Im Café am Hafen")]
    [InlineData("東京", "今日東京では")]
    [InlineData("٣١", "counted 31 barges")]
    public void What_a_person_types_is_found_however_it_is_spelt(string query, string body)
    {
        var tokens = SearchTokens.Of(string.Empty, [body]);

        Assert.All(SearchTokens.OfQuery(query), token => Assert.Contains(token, tokens));
    }

    [Fact]
    public void Tokens_are_distinct_and_in_order_of_first_appearance() =>
        Assert.Equal(["barges", "counted", "at", "quilport"], SearchTokens.Of("Barges counted", ["Barges at Quilport counted"]));

    [Fact]
    public void A_character_without_a_neighbour_of_its_kind_stands_alone() =>
        Assert.Equal(["東", "abc", "大阪"], SearchTokens.Of("東 abc 大阪", []));

    [Fact]
    public void A_story_of_a_million_words_has_a_bounded_list() =>
        Assert.Equal(SearchTokens.MaxTokens, SearchTokens.Of(string.Empty, [string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"word{(char)('a' + (n % 26))}{n}"))]).Count);
}
