using Ingest.Core.Common.Text;

namespace Ingest.Tests.Common.Text;

public sealed class TextFolderTests
{
    [Theory]
    [InlineData("Quilport's  Barges—counted!", "quilport s barges counted")]
    [InlineData("CAFÉ café cafe\u0301", "cafe cafe cafe")]
    [InlineData("Straße ﬁnde Æther", "strasse finde aether")]
    [InlineData("Ｆｕｌｌ　ｗｉｄｔｈ １２", "full width 12")]
    [InlineData("أُنتربول إنتربول آنتربول", "انتربول انتربول انتربول")]
    [InlineData("مدرسة مستشفى ـــ مرحـــباً", "مدرسه مستشفي مرحبا")]
    [InlineData("١٢٣ ۱۲۳ 123 १२३", "123 123 123 123")]
    [InlineData("Ёлка ёлка", "елка елка")]
    [InlineData("soft\u00ADhyphen zero\u200Bwidth \u200Fmarks\u200E", "softhyphen zerowidth marks")]
    [InlineData("1,234 and 3.5 and 3,5 and 1,23", "1234 and 3.5 and 3.5 and 1.23")]
    [InlineData("2020م 5pm", "2020 م 5 pm")]
    [InlineData("", "")]
    [InlineData(" \t\n—…", "")]
    public void Spellings_of_the_same_words_come_together(string text, string folded) =>
        Assert.Equal(folded, TextFolder.Fold(text));

    [Theory]
    [InlineData("東京で", "東 京 で")]
    [InlineData("ไทย", "ไ ท ย")]
    [InlineData("서울 시", "서울 시")]
    [InlineData("ｶﾞｲﾄﾞ", "ガ イ ド")]
    [InlineData("\u1109\u1165\u110B\u116E\u11AF", "서울")]
    [InlineData("𠮷野家", "𠮷 野 家")]
    public void Scripts_without_spaces_give_one_token_a_character(string text, string folded) =>
        Assert.Equal(folded, TextFolder.Fold(text));

    [Fact]
    public void Lone_halves_of_a_pair_separate_and_break_nothing() =>
        Assert.Equal("a b c", TextFolder.Fold("a\uD83Db\uDE00c"));

    [Fact]
    public void A_word_longer_than_any_buffer_loses_nothing()
    {
        var word = new string('x', 1000);

        Assert.Equal(word, TextFolder.Fold(word).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        const string text = "Der Bürgermeister: „1.234 Boote“ — قال ٣٫٥ مليون، 東京ドーム ÀÉ";

        var once = TextFolder.Fold(text);

        Assert.Equal(once, TextFolder.Fold(once));
    }
}
