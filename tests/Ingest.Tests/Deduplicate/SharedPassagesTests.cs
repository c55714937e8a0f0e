using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Deduplicate;

public sealed class SharedPassagesTests
{
    [Fact]
    public void What_both_texts_have_is_marked_in_each_and_nothing_is_lost()
    {
        var one = Story("The council of Quilport counted 31 barges on Monday. Rain is likely.");
        var other = Story("As expected, the council of Quilport counted 31 barges on Monday; fishermen disagree.");

        var texts = SharedPassages.Between(one, other);

        Assert.Equal(["The council of Quilport counted 31 barges on Monday"], Marked(texts.One));
        Assert.Equal(["the council of Quilport counted 31 barges on Monday"], Marked(texts.Other));
        Assert.Equal(one.Body, Whole(texts.One));
        Assert.Equal(other.Body, Whole(texts.Other));
        Assert.Equal((7, 12, 13), (texts.Shared, texts.OfOne, texts.OfOther));
    }

    [Fact]
    public void Case_marks_and_letter_forms_do_not_hide_what_is_shared()
    {
        var texts = SharedPassages.Between(Story("قال المتحدث إنّ السفينة وصلت إلى الميناء."), Story("قال المتحدث ان السفينة وصلت الى الميناء، مساء أمس الأحد."));

        Assert.Equal(["قال المتحدث إنّ السفينة وصلت إلى الميناء"], Marked(texts.One));
    }

    [Fact]
    public void Two_words_in_a_row_prove_nothing() =>
        Assert.Empty(Marked(SharedPassages.Between(Story("Barges at Quilport are late."), Story("The mayor at Quilport is ill.")).One));

    [Fact]
    public void Scripts_without_spaces_need_five_characters_or_ten()
    {
        var texts = SharedPassages.Between(Story("東京都の港で船が数えられた。"), Story("昨日、東京都の港で船を見た。"));

        Assert.Equal(["東京都の港で船"], Marked(texts.One));
        Assert.Empty(Marked(SharedPassages.Between(Story("東京都は雨。"), Story("東京都は晴れ。")).One));
        Assert.Equal(["東京都の港"], Marked(SharedPassages.Between(Story("東京都の港だ。"), Story("東京都の港へ。")).One));
        Assert.Equal(["ท่าเรือควิลพ"], Marked(SharedPassages.Between(Story("ท่าเรือควิลพ"), Story("ที่ท่าเรือควิลพ")).One));
        Assert.Empty(Marked(SharedPassages.Between(Story("ท่าเรือคว"), Story("ที่ท่าเรือคว")).One));
    }

    private static Story Story(string body) => Some.Story(title: "Number " + body.Length) with { Body = [body] };

    private static IEnumerable<string> Marked(MarkedText text) => text.Body.SelectMany(paragraph => paragraph).Where(passage => passage.Shared).Select(passage => passage.Text);

    private static IEnumerable<string> Whole(MarkedText text) => text.Body.Select(paragraph => string.Concat(paragraph.Select(passage => passage.Text)));
}
