using Ingest.Core.Extract;
using Ingest.Core.Extract.Body;
using Ingest.Core.Model;

namespace Ingest.Tests.Extract.Body;

public sealed class StrayBlocksTests
{
    private const string Lead = "The harbour board counted thirty-one barges on Monday, two more than in the spring.";
    private const string End = "The council meets again on Thursday to hear the rowing club and the lighthouse keepers.";

    [Theory]
    [InlineData("Barges counted")]
    [InlineData("By Ada Mostwick")]
    [InlineData("by Ada Mostwick - 12/22/25 11:35 AM ET")]
    [InlineData("Von Jo Fenwick, Quilport")]
    [InlineData("Par Élise Dornel")]
    [InlineData("Di Mario Calvani")]
    [InlineData("بقلم: سليم الوادي")]
    [InlineData("كتب سليم الوادي")]
    [InlineData("Автор: Пётр Лесной")]
    [InlineData("記者：汐見太郎")]
    [InlineData("Published on: February 14, 2025")]
    [InlineData("5 gennaio 2025 (modifica il 6 gennaio 2025 | 15:24)")]
    [InlineData("公開日：2025/01/31 11:30")]
    [InlineData("Reviewed by Ada Mostwick")]
    [InlineData("Photo: Jo Fenwick / The Herald")]
    [InlineData("Barges at dusk, photos © The Herald, 2025")]
    [InlineData("© 2025 The Herald")]
    [InlineData("Barges at dusk. Photo: The Herald")]
    [InlineData("Kähne im Abendlicht. Bild © Jo Fenwick (hq)")]
    [InlineData("Barges at dusk. The quay was built by J. P. Fenwick and St. Orm. Photo: The Herald")]
    [InlineData("The quay (l) and the mill. © Jo Fenwick/Harbour Press")]
    [InlineData("1,693")]
    [InlineData("2min")]
    [InlineData("Tagged in:")]
    [InlineData("Advertising")]
    public void Headline_byline_date_and_credit_above_the_text_are_left_out(string stray) =>
        Assert.Equal([Lead, End], Without([stray, Lead, End]));

    [Theory]
    [InlineData("More stories like this one")]
    [InlineData("DON'T MISS")]
    [InlineData("Das könnte Sie auch interessieren:")]
    [InlineData("También te puede interesar")]
    public void What_stands_under_an_invitation_to_read_on_goes_with_it(string heading) =>
        Assert.Equal([Lead, End], Without([Lead, End, heading, "Storks return"]));

    [Fact]
    public void A_good_part_of_the_story_stays_whatever_stands_above_it() =>
        Assert.Equal([Lead, "Further reading", End], Without([Lead, "Further reading", End]));

    [Theory]
    [InlineData("Ada Mostwick")]
    [InlineData("Updated March 19, 2025")]
    [InlineData("12 Kommentare")]
    [InlineData("Comments are closed.")]
    [InlineData("Join the conversation...")]
    [InlineData("Follow the Herald on Facebook and X.")]
    [InlineData("Jo Fenwick contributed to this report.")]
    [InlineData("Contact Ada Mostwick at ada@herald.example")]
    [InlineData("(Foto: dpa)")]
    [InlineData("(jfe)")]
    [InlineData("(责编：李港、王潮)")]
    [InlineData("마을 김항구 기자 port@herald.example")]
    [InlineData("Get in touch with us at news@herald.example.")]
    [InlineData("저작권자 ⓒ 해럴드 무단전재 및 재배포금지")]
    [InlineData("Читайте также: Баржи считают снова")]
    public void Names_dates_and_invitations_below_the_text_are_left_out(string stray) =>
        Assert.Equal([Lead, End], Without([Lead, End, stray]));

    [Theory]
    [InlineData("By Friday the board had counted them all again.")]
    [InlineData("Von Quilport nach Dunsey fährt seit Montag keine Fähre mehr.")]
    [InlineData("In March 2025 the quay was closed.")]
    [InlineData("Ada Mostwick, who has kept the lighthouse for thirty years, said so.")]
    [InlineData("كتب الوزير في رسالة إلى مجلس الميناء أن الرصيف الثاني سيبنى قبل الشتاء.")]
    [InlineData("Photographers came from all over the coast.")]
    [InlineData("“We will comment when the first stone is laid”")]
    [InlineData("The vaccine will be available to members of the public from Monday.")]
    [InlineData("Sweden, which is already a member of the alliance, will send troops.")]
    [InlineData("Residents must register by Friday to access the relief fund, the ministry said.")]
    [InlineData("The chamber is reserved for members of the upper house.")]
    [InlineData("The board counted thirty-one barges. “We will build,” said the mayor. The first stone is laid on Friday. Photo: The Herald")]
    public void Sentences_that_begin_alike_stay(string sentence)
    {
        Assert.Equal([sentence, Lead, End], Without([sentence, Lead, End]));
        Assert.Equal([Lead, End, sentence], Without([Lead, End, sentence]));
    }

    [Fact]
    public void Headings_with_nothing_under_them_are_left_out_and_others_stay()
    {
        List<Block> body = [new(BlockKind.Paragraph, Lead), new(BlockKind.Heading, "What is next"), new(BlockKind.Paragraph, End), new(BlockKind.Heading, "More in Quilport"), new(BlockKind.Heading, "Related")];

        Assert.Equal([Lead, "What is next", End], StrayBlocks.Without(body, "Barges counted", [], trace: null).Select(block => block.Text));
    }

    [Fact]
    public void A_row_of_headings_is_the_story_of_a_gallery()
    {
        string[] rows = [.. Enumerable.Range(1, 6).Select(at => $"{at}. The board owns {at} quays")];
        List<Block> body = [new(BlockKind.Paragraph, Lead), .. rows.Select(text => new Block(BlockKind.Heading, text))];

        Assert.Equal([Lead, .. rows], StrayBlocks.Without(body, "Barges counted", [], trace: null).Select(block => block.Text));
    }

    [Theory]
    [InlineData("Subscribe to continue reading. Already a subscriber? Log in.")]
    [InlineData("Join our channel on WhatsApp")]
    public void A_wall_and_an_invitation_to_a_channel_are_left_out(string stray) => Assert.Equal([Lead, End], Without([Lead, End, stray]));

    [Fact]
    public void A_line_that_folds_to_nothing_is_read() => Assert.False(new StrayLine(new Block(BlockKind.Paragraph, "ــــــــ")).IsNotice);

    [Fact]
    public void A_date_in_the_middle_stays()
    {
        string[] body = [Lead, Lead, Lead, Lead, "March 19, 2025", Lead, Lead];

        Assert.Equal(body, Without(body));
    }

    [Fact]
    public void The_excerpt_of_another_story_at_an_edge_is_left_out_but_not_a_body_that_is_one()
    {
        const string Excerpt = "Some readers asked why the old quay was closed, and […]";
        string[] body = [Lead, Lead, Lead, Lead, Lead, End];

        Assert.Equal(body, Without([Excerpt, .. body]));
        Assert.Equal([Excerpt], Without([Excerpt]));
    }

    private static IEnumerable<string> Without(IEnumerable<string> texts) =>
        StrayBlocks.Without([.. texts.Select(text => new Block(BlockKind.Paragraph, text))], "Barges counted", ["Ada Mostwick"], trace: null).Select(block => block.Text);

    [Fact]
    public void The_whole_text_once_more_in_one_block_is_left_out()
    {
        var paragraphs = Enumerable.Range(1, 10).Select(at => $"On day {at} the harbour board counted {at} barges more than in the spring, and promised a second quay to the owners of those that had to wait outside the wall, whatever the weather and whoever pays for it. The council meets again on day {at} to hear them.").ToList();

        Assert.Equal(paragraphs, Without([.. paragraphs, string.Join(' ', paragraphs)]));
    }
}
