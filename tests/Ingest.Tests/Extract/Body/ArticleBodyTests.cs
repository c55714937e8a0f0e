using System.Globalization;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Body;

/// <summary>Which box of a page is the story, and what of it is text.</summary>
public sealed class ArticleBodyTests
{
    private const string One = "The harbour board of Quilport counted thirty-one barges on Monday, two more than in the spring, and promised a second quay before winter.";
    private const string Two = "Fishers from Dunsey, who have waited for the quay since the storm, said that they would believe it when the first stone was laid.";
    private const string Three = "The council meets again on Thursday to hear the rowing club, the lighthouse keepers and everyone else who moors along the eastern wall.";

    [Fact]
    public void Comments_below_a_box_named_as_story_do_not_make_it_the_smaller_part()
    {
        var comments = string.Concat(Enumerable.Range(1, 9).Select(at => $"<li><div class=said>Reader {at} has waited for this quay for years, and for the lamps along it, and thanks the board for both of them at last.</div></li>"));

        Assert.Equal([One, Two], Texts($"<div id=site><div id=article-body><p>{One}</p><p>{Two}</p></div><div class=talk><ol>{comments}</ol></div></div>"));
    }

    [Fact]
    public void A_box_with_paragraphs_is_a_part_of_the_story_and_a_heading_that_looks_like_one_too() =>
        Assert.Equal([One, "Wall", Two, Three, One + Two], Texts($"<div class=page><p>{One}</p><h2 class=widget-title>Wall</h2><p>{Two}</p><div class=product-widget><p>{Three}</p><p>{One + Two}</p></div><div class=widget><p>Which quay is yours?</p></div></div>"));

    [Fact]
    public void A_short_part_before_a_picture_belongs_to_what_the_page_marks_as_its_text()
    {
        string[] rest = [One + Two, Two + Three, Three + One, One + Three];
        string Part(params string[] paragraphs) => $"<div class=block><div class=in>{string.Concat(paragraphs.Select(text => $"<p>{text}</p>"))}</div></div>";

        Assert.Equal([Two, .. rest], Texts($"<div itemprop=articleBody>{Part(Two)}<figure><img src=a.jpg></figure>{Part(rest)}</div>"));
    }

    [Fact]
    public void The_smaller_half_of_a_story_is_read_though_five_boxes_part_it_from_the_larger()
    {
        string Boxed(params string[] paragraphs) => $"<div class=con><div class=mod><div class=in><div class=box><div class=part>{string.Concat(paragraphs.Select(text => $"<p>{text}</p>"))}</div></div></div></div></div>";

        Assert.Equal([One, Two, Three, One + Two, Two + Three], Texts($"<div>{Boxed(One, Two, Three)}{Boxed(One + Two, Two + Three)}</div>"));
    }

    [Theory]
    [InlineData("The harbour board of Quilport and <a class=tag-link href=/t/1>Ada Mostwick</a> counted thirty-one barges on Monday, two more than in the spring.", "The harbour board of Quilport and Ada Mostwick counted thirty-one barges on Monday, two more than in the spring.")]
    [InlineData("<a class='topic related' href=/t/1>Ada Mostwick</a> counted thirty-one barges on Monday, two more than in the spring, and promised a quay.", "Ada Mostwick counted thirty-one barges on Monday, two more than in the spring, and promised a quay.")]
    [InlineData("The harbour board counted thirty-one barges on Monday, two more than in the spring. <a class=share-link href=/s>Share</a>", "The harbour board counted thirty-one barges on Monday, two more than in the spring.")]
    public void A_link_in_the_midst_of_a_sentence_is_a_part_of_it_whatever_its_class(string paragraph, string text) =>
        Assert.Equal([One, text, Three], Texts($"<div class=page><p>{One}</p><p>{paragraph}</p><p>{Three}</p></div>"));

    [Fact]
    public void A_story_in_several_boxes_of_one_name_is_read_from_all_of_them() =>
        Assert.Equal([One, Two, Three], Texts($"<div class=page><div><div class=post__content><p>{One}</p></div></div><div><section><div><div class=post__content><p>{Two}</p><p>{Three}</p></div></div></section></div></div>"));

    [Fact]
    public void Teasers_around_a_story_do_not_make_their_box_the_whole()
    {
        var teasers = string.Concat(Enumerable.Range(1, 6).Select(at => $"<div class=row><a href=/{at}><h5>Ferry {at} late</h5></a><p>The ferry was late again on Monday and here is by how much.</p></div>"));
        string[] story = [One, Two, Three, One + " So it was.", Two + " So it was.", Three + " So it was."];

        Assert.Equal(story, Texts($"<div class=wrap><div id=article>{string.Concat(story.Select(text => $"<p>{text}</p>"))}</div><div class=rows>{teasers}</div></div>"));
    }

    [Fact]
    public void Paragraphs_that_are_one_link_are_no_story() =>
        Assert.Equal([One, Two], Texts($"<div class=col><a href=/1><p>{Three}</p></a><a href=/2><p>{Three} So it said.</p></a><a href=/3><p>{Three} So it says.</p></a></div><div class=col><p>{One}</p><p>{Two}</p></div>"));

    [Theory]
    [InlineData("overflow-hidden")]
    [InlineData("field label-hidden")]
    public void A_class_that_hides_something_else_hides_no_text(string name) => Assert.Equal([One, Two], Texts($"<article><p>{One}</p><div class='{name}'><p>{Two}</p></div></article>"));

    [Theory]
    [InlineData("hidden")]
    [InlineData("relatedArticles")]
    [InlineData("grid next-prev")]
    [InlineData("prev_next_text")]
    [InlineData("authorBio")]
    [InlineData("kommentare")]
    [InlineData("article__newsletter-box")]
    [InlineData("image-description")]
    [InlineData("bildunterschrift")]
    public void What_its_name_sets_apart_is_left_out(string name) => Assert.Equal([One, Two], Texts($"<article><p>{One}</p><div class='{name}'><p>{Three}</p></div><p>{Two}</p></article>"));

    [Fact]
    public void A_heading_of_the_first_rank_between_paragraphs_takes_none_away() =>
        Assert.Equal(["The quay is closed until Friday, and so is the ferry.", One, Two], Texts($"<article><p>The quay is closed until Friday, and so is the ferry.</p><h1>A crane without a hook</h1><p>{One}</p><p>{Two}</p></article>"));

    [Fact]
    public void Script_text_does_not_make_the_bulk_of_a_page()
    {
        var script = new string('x', 20_000);

        Assert.Equal([One, Two, Three], Texts($"<script>var state='{script}';</script><div class=widget-content><p>{One}</p><p>{Two}</p><p>{Three}</p></div>"));
    }

    [Fact]
    public void A_linked_heading_stays_above_its_paragraph_and_goes_without_one() =>
        Assert.Equal([One, "The yard in Dunsey", Two], Texts($"<article><p>{One}</p><h3><a href=/yard>The yard in Dunsey</a></h3><p>{Two}</p><h3><a href=/1>Storks return</a></h3><h3><a href=/2>Ferry strike ends</a></h3></article>"));

    [Theory]
    [InlineData("teaser-text")]
    [InlineData("article__intro")]
    [InlineData("entradilla")]
    [InlineData("post-excerpt")]
    public void A_lede_that_is_named_so_comes_first(string name) =>
        Assert.Equal([Three, One, Two], Texts($"<div class={name}><p>{Three}</p></div><div class=news-text><p>{One}</p><p>{Two}</p></div>"));

    [Theory]
    [InlineData("<header class='top has-image'><p class=standfirst>{0}</p></header>")]
    [InlineData("<header class=top--with-lead-photo><div class=standfirst><p>{0}</p></div></header>")]
    [InlineData("<div class=lead-image><p class=standfirst>{0}</p></div>")]
    public void A_lede_stays_one_whatever_the_boxes_around_it_say_of_pictures(string box) =>
        Assert.Equal([Three, One, Two], Texts($"{string.Format(CultureInfo.InvariantCulture, box, Three)}<div class=news-text><p>{One}</p><p>{Two}</p></div>"));

    [Fact]
    public void Readings_above_Chinese_characters_are_no_text() =>
        Assert.Equal(["港で新しい船が見つかりました。", One, Two], Texts($"<article><p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>で<ruby>新<rt>あたら</rt></ruby>しい船が見つかりました。</p><p>{One}</p><p>{Two}</p></article>"));

    [Fact]
    public void A_page_in_a_noscript_is_read_and_a_notice_in_one_is_not()
    {
        Assert.Equal([One, Two, Three, One + " So it was."], Texts($"<noscript><div><h2>Barges</h2><div id=text><p>{One}</p><p>{Two}</p><p>{Three}</p><p>{One} So it was.</p></div></div></noscript>"));
        Assert.Equal([One, Two], Texts($"<article><p>{One}</p><noscript><p>{Three}</p></noscript><p>{Two}</p></article>"));
    }

    private static IEnumerable<string> Texts(string body) =>
        Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page($"<html><head><title>Barges counted</title></head><body><h1>Barges counted</h1>{body}</body></html>"), ExtractDefinition.None))
            .Article.Body.Select(block => block.Text);
}
