using CsCheck;
using Ingest.Core.Common.Text;

namespace Ingest.Tests.Common.Text;

public sealed class SearchTokensTests
{
    [Theory]
    [InlineData("الانتربول", "أنتربول")]
    [InlineData("الإنتربول", "وطلب من أنتربول")]
    [InlineData("أنتربول", "الأنتربول")]
    [InlineData("انتربول", "وبالإنتربول وحده")]
    [InlineData("إنتربول", "مذكرة للانتربول")]
    [InlineData("للانتربول", "الأنتربول")]
    [InlineData("والأنتربول", "أنتربول")]
    [InlineData("بغداد", "وصل وفد ببغداد")]
    [InlineData("بغداد", "لبغداد")]
    [InlineData("المدرسة", "مدرسه")]
    [InlineData("مدرسة", "في المدرسة")]
    [InlineData("مستشفى", "المستشفي")]
    [InlineData("اللغة", "للغة العربية")]
    [InlineData("لغة", "للغة العربية")]
    [InlineData("ألمانيا", "المانيا")]
    [InlineData("المانيا", "ألمانيا")]
    [InlineData("المانيا", "بألمانيا")]
    [InlineData("قال", "وقال")]
    [InlineData("الرَّئِيس", "الرئيس")]
    [InlineData("مسؤول", "المسؤولـــ")]
    [InlineData("ٱلرحمن", "رحمن")]
    [InlineData("كتاب", "کتاب")]
    [InlineData("ایران", "إيران")]
    [InlineData("می\u200Cشود", "ميشود")]
    [InlineData("البرز", "کوه البرز")]
    [InlineData("ירושלים", "יְרוּשָׁלַיִם")]
    [InlineData("CAFE", "Im Café am Hafen")]
    [InlineData("東京", "今日東京では")]
    [InlineData("東", "今日東京では")]
    [InlineData("東京　今日", "今日は東京")]
    [InlineData("ｶﾞｲﾄﾞ", "東京ガイド")]
    [InlineData("서울", "서울 시")]
    [InlineData("ไทย", "ประเทศไทย")]
    [InlineData("٣١", "counted 31 barges")]
    [InlineData("iPhone発売", "新型iPhone発売日")]
    public void What_a_person_types_is_found_however_it_is_spelt(string query, string body)
    {
        var tokens = SearchTokens.Of(string.Empty, [body]);

        Assert.NotEmpty(SearchTokens.OfQuery(query));
        Assert.All(SearchTokens.OfQuery(query), token => Assert.Contains(token, tokens));
    }

    [Theory]
    [InlineData("إلهام", "خبر هام")]
    [InlineData("ألمانيا", "ماني")]
    [InlineData("جنة", "اجتمعت لجنة")]
    [InlineData("مال", "قال كمال")]
    [InlineData("تاب", "صدر كتاب")]
    [InlineData("京都", "東京の都")]
    [InlineData("terpol", "interpol")]
    [InlineData("inter", "interpol")]
    public void Other_words_are_not_found(string query, string body)
    {
        var tokens = SearchTokens.Of(string.Empty, [body]);

        Assert.Contains(SearchTokens.OfQuery(query), token => !tokens.Contains(token));
    }

    [Fact]
    public void What_a_story_says_is_found_in_its_own_words() =>
        Gen.String[Gen.Char["ابتكلفوءأإآةىي ل و ا٣3.-\"東京ー\u0E44\u0E17a\u064B\u0654"], 0, 40].Sample(text =>
            SearchTokens.OfQuery(text).All(SearchTokens.Of(string.Empty, [text]).Contains));

    [Fact]
    public void Tokens_are_distinct_and_in_order_of_first_appearance() =>
        Assert.Equal(["barges", "counted", "at", "quilport"], SearchTokens.Of("Barges counted", ["Barges at Quilport counted"]));

    [Fact]
    public void Texts_without_spaces_are_kept_by_character_and_by_pair() =>
        Assert.Equal(["東", "abc", "大", "阪", "大阪"], SearchTokens.Of("東 abc 大阪", []));

    [Fact]
    public void A_question_asks_for_pairs_and_for_characters_that_stand_alone() =>
        Assert.Equal(["東", "abc", "大阪", "阪市"], SearchTokens.OfQuery("東 abc 大阪市"));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("\"'-*()!?…—")]
    public void A_question_without_a_word_asks_for_nothing(string query) => Assert.Empty(SearchTokens.OfQuery(query));

    [Fact]
    public void A_question_of_a_million_words_is_cut() =>
        Assert.Equal(SearchTokens.MaxAsked, SearchTokens.OfQuery(string.Join(' ', Enumerable.Range(0, 1_000_000).Select(n => $"word{(char)('a' + (n % 26))}{n}"))).Count);

    [Fact]
    public void A_story_of_a_million_words_has_a_bounded_list() =>
        Assert.Equal(SearchTokens.MaxTokens, SearchTokens.Of(string.Empty, [string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"word{(char)('a' + (n % 26))}{n}"))]).Count);
}
