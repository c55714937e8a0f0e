using System.Text;
using Ingest.Core.Common.Text;

namespace Ingest.Tests.Common.Text;

public sealed class TextDecoderTests
{
    private const string Arabic = "أعلن مجلس المدينة اليوم عن إعادة فتح الميناء القديم بعد أعمال ترميم استمرت ثلاث سنوات، وقال رئيس المجلس إن الرسوم لن تتغير هذا العام.";
    private const string Russian = "Городской совет объявил сегодня, что старая гавань снова откроется после трёх лет ремонта, и сборы в этом году не изменятся.";
    private const string Japanese = "市議会は本日、三年にわたる改修工事を終えた旧港を再開すると発表した。議長は今年の料金に変更はないと述べた。";
    private const string Chinese = "市议会今天宣布，经过三年的修缮，旧港口将重新开放。议长表示，今年的收费不会改变，居民对此表示欢迎。";
    private const string Traditional = "市議會今天宣布，經過三年的修繕，舊港口將重新開放。議長表示，今年的收費不會改變，居民對此表示歡迎。";
    private const string Korean = "시의회는 삼 년에 걸친 보수 공사를 마친 옛 항구를 다시 연다고 오늘 발표했다. 의장은 올해 요금에 변동이 없다고 말했다.";
    private const string Thai = "สภาเมืองประกาศวันนี้ว่าจะเปิดท่าเรือเก่าอีกครั้งหลังการซ่อมแซมสามปี และค่าธรรมเนียมปีนี้จะไม่เปลี่ยนแปลง";
    private const string Turkish = "Belediye meclisi, üç yıllık onarımın ardından eski limanın yeniden açılacağını bugün duyurdu; ücretler bu yıl değişmeyecek, dedi başkan.";
    private const string Hebrew = "מועצת העיר הודיעה היום כי הנמל הישן ייפתח מחדש לאחר שלוש שנות שיפוצים, וכי האגרות לא ישתנו השנה, אמר יושב הראש.";
    private const string French = "Le conseil municipal a annoncé aujourd’hui la réouverture du vieux port après trois années de travaux ; les tarifs ne changeront pas cet été.";

    public static TheoryData<string, string, string> Legacy => new()
    {
        { "windows-1256", "windows-1256", Arabic },
        { "iso-8859-6", "iso-8859-6", Arabic },
        { "koi8-r", "koi8-r", Russian },
        { "windows-1251", "windows-1251", Russian },
        { "Shift_JIS", "shift_jis", Japanese },
        { "x-sjis", "shift_jis", Japanese },
        { "EUC-JP", "euc-jp", Japanese },
        { "ISO-2022-JP", "iso-2022-jp", Japanese },
        { "gb2312", "gbk", Chinese },
        { "GB18030", "gb18030", Chinese },
        { "Big5", "big5", Traditional },
        { "ks_c_5601-1987", "euc-kr", Korean },
        { "EUC-KR", "euc-kr", Korean },
        { "tis-620", "windows-874", Thai },
        { "iso-8859-9", "windows-1254", Turkish },
        { "windows-1255", "windows-1255", Hebrew },
        { "latin1", "windows-1252", French },
    };

    [Theory]
    [MemberData(nameof(Legacy))]
    public void The_charset_of_the_server_is_used(string label, string charset, string text)
    {
        var page = $"<html><body><p>{text}</p></body></html>";

        var decoded = TextDecoder.Decode(Bytes(page, charset), label);

        Assert.Equal(new DecodedText(Readable(page, charset), charset, "http"), decoded);
    }

    [Theory]
    [MemberData(nameof(Legacy))]
    public void The_charset_of_the_page_is_used(string label, string charset, string text)
    {
        var page = $"<!doctype html><html><head><title>x</title><meta charset={label}></head><body><p>{text}</p></body></html>";

        var decoded = TextDecoder.Decode(Bytes(page, charset), null);

        Assert.Equal(new DecodedText(Readable(page, charset), charset, "meta"), decoded);
    }

    [Theory]
    [InlineData("windows-1256", Arabic)]
    [InlineData("koi8-r", Russian)]
    [InlineData("windows-1251", Russian)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("iso-2022-jp", Japanese)]
    [InlineData("gbk", Chinese)]
    [InlineData("big5", Traditional)]
    [InlineData("euc-kr", Korean)]
    [InlineData("windows-874", Thai)]
    [InlineData("windows-1255", Hebrew)]
    public void What_is_not_declared_or_wrongly_declared_as_UTF8_is_detected(string charset, string text)
    {
        var page = $"<html><head><title>{text}</title></head><body><p>{text}</p><a href=\"/a\">Home</a></body></html>";

        foreach (var declared in new[] { null, "utf-8" })
        {
            var decoded = TextDecoder.Decode(Bytes(page, charset), declared);

            Assert.Equal(("detector", page), (decoded.From, decoded.Text));
        }
    }

    [Fact]
    public void A_byte_order_mark_beats_everything()
    {
        Assert.Equal(new DecodedText("<p>é</p>", "utf-8", "bom"), TextDecoder.Decode([0xEF, 0xBB, 0xBF, .. "<p>é</p>"u8], "koi8-r"));
        Assert.Equal(new DecodedText("<p>é</p>", "utf-16le", "bom"), TextDecoder.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<p>é</p>")], "utf-8"));
        Assert.Equal(new DecodedText("<p>é</p>", "utf-16be", "bom"), TextDecoder.Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("<p>é</p>")], null));
    }

    [Fact]
    public void UTF16_without_a_mark_is_seen()
    {
        Assert.Equal(("utf-16le", "<rss>é</rss>"), Pick(TextDecoder.Decode(Encoding.Unicode.GetBytes("<rss>é</rss>"), null)));
        Assert.Equal(("utf-16be", "<rss>é</rss>"), Pick(TextDecoder.Decode(Encoding.BigEndianUnicode.GetBytes("<rss>é</rss>"), "utf-16")));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss>{0}</rss>")]
    [InlineData("\n <?xml version='1.0' encoding = 'windows-1251' ?><rss>{0}</rss>")]
    public void An_XML_declaration_is_read(string format)
    {
        var feed = format.Replace("{0}", Russian, StringComparison.Ordinal);

        Assert.Equal(new DecodedText(feed, "windows-1251", "xml"), TextDecoder.Decode(Bytes(feed, "windows-1251"), null));
    }

    [Theory]
    [InlineData("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1256'>", "windows-1256")]
    [InlineData("<meta content=\"text/html;charset='windows-1256'\" http-equiv=content-type>", "windows-1256")]
    [InlineData("<meta/charset = \"windows-1256\" />", "windows-1256")]
    [InlineData("<!-- <meta charset=koi8-r> --><meta charset=windows-1256>", "windows-1256")]
    [InlineData("<a title='<meta charset=koi8-r>'><meta charset=windows-1256>", "windows-1256")]
    [InlineData("<meta name=description content='charset=koi8-r'><meta charset=windows-1256>", "windows-1256")]
    [InlineData("<meta charset=nonsense charset=koi8-r><meta charset=windows-1256>", null)]
    [InlineData("<meta charset=utf-16><p>", null)]
    [InlineData("<meta charset", null)]
    [InlineData("<meta =\"", null)]
    [InlineData("<!--", null)]
    [InlineData("<", null)]
    public void The_prescan_reads_what_browsers_read(string head, string? charset)
    {
        var page = head + "<p>" + Arabic;

        var decoded = TextDecoder.Decode(Bytes(page, "windows-1256"), null);

        Assert.Equal(charset is null ? "detector" : "meta", decoded.From);
        Assert.Equal(page, decoded.Text);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("koi8-r")]
    [InlineData("windows-1256")]
    [InlineData("gbk")]
    [InlineData("utf-16le")]
    [InlineData("no-such-charset")]
    public void UTF8_is_seen_behind_a_wrong_declaration(string declared)
    {
        var page = $"<p>{Arabic} {French}</p>";

        Assert.Equal(new DecodedText(page, "utf-8", "detector"), TextDecoder.Decode(Encoding.UTF8.GetBytes(page), declared));
    }

    [Fact]
    public void The_page_is_believed_over_the_server_when_the_bytes_agree_with_it()
    {
        var utf8 = $"<meta charset=utf-8><p>{French}</p>";
        var arabic = $"<meta charset=windows-1256><p>{Arabic}</p>";

        Assert.Equal(new DecodedText(utf8, "utf-8", "meta"), TextDecoder.Decode(Encoding.UTF8.GetBytes(utf8), "iso-8859-1"));
        Assert.Equal(new DecodedText(arabic, "windows-1256", "meta"), TextDecoder.Decode(Bytes(arabic, "windows-1256"), "iso-8859-1"));
    }

    [Fact]
    public void The_server_is_believed_over_the_page_otherwise()
    {
        var page = $"<meta charset=koi8-r><p>{Russian}</p>";

        Assert.Equal(new DecodedText(page, "windows-1251", "http"), TextDecoder.Decode(Bytes(page, "windows-1251"), "windows-1251"));
    }

    [Fact]
    public void Damaged_UTF8_stays_UTF8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"<p>{Arabic}</p>"), 0xD8, .. "<p>end</p>"u8];

        var decoded = TextDecoder.Decode(bytes, "utf-8");

        Assert.Equal(new DecodedText($"<p>{Arabic}</p>\uFFFD<p>end</p>", "utf-8", "http"), decoded);
        Assert.Equal(("utf-8", decoded.Text), Pick(TextDecoder.Decode(bytes, null)));
    }

    [Fact]
    public void Windows_quotes_in_a_page_that_claims_UTF8_are_read()
    {
        byte[] bytes = [.. "<p>The mayor said: "u8, 0x93, .. "the harbor is open"u8, 0x94, .. ", he added.</p>"u8];

        Assert.Equal("<p>The mayor said: “the harbor is open”, he added.</p>", TextDecoder.Decode(bytes, "utf-8").Text);
    }

    [Fact]
    public void A_short_text_in_a_declared_East_Asian_charset_is_not_taken_for_UTF8()
    {
        // 联通 in GBK is valid UTF-8 by accident.
        Assert.Equal(new DecodedText("联通", "gbk", "http"), TextDecoder.Decode([0xC1, 0xAA, 0xCD, 0xA8], "gbk"));
    }

    [Fact]
    public void JSON_is_UTF8_and_markup_quoted_in_it_declares_nothing()
    {
        var json = "{\"html\":\"<meta charset=koi8-r>é\"}";

        Assert.Equal(new DecodedText(json, "utf-8", "detector"), TextDecoder.Decode(Encoding.UTF8.GetBytes(json), null));
    }

    [Fact]
    public void Plain_ASCII_keeps_what_was_declared()
    {
        Assert.Equal(new DecodedText("<p>x</p>", "utf-8", "default"), TextDecoder.Decode("<p>x</p>"u8, null));
        Assert.Equal(new DecodedText("<p>x</p>", "windows-1256", "http"), TextDecoder.Decode("<p>x</p>"u8, "cp1256"));
        Assert.Equal(new DecodedText("", "utf-8", "default"), TextDecoder.Decode([], null));
    }

    [Fact]
    public void Nothing_throws_whatever_the_bytes()
    {
        var random = new Random(11);
        var labels = new[] { null, "utf-8", "utf-16", "gbk", "shift_jis", "iso-2022-jp", "big5", "euc-kr", "windows-1256", "x" };
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(0, 400)];
            random.NextBytes(bytes);

            Assert.NotEmpty(TextDecoder.Decode(bytes, labels[i % labels.Length]).Charset);
        }
    }

    private static (string Charset, string Text) Pick(DecodedText decoded) => (decoded.Charset, decoded.Text);

    private static byte[] Bytes(string text, string charset) => CharsetLabels.Find(charset)!.Encoding.GetBytes(text);

    /// <summary>What of a text survives its charset: some sample letters have no place in it.</summary>
    private static string Readable(string text, string charset) => CharsetLabels.Find(charset)!.Encoding.GetString(Bytes(text, charset));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void UTF_32_is_read_with_and_without_a_byte_order_mark(bool bigEndian, bool hasMark)
    {
        var encoding = new UTF32Encoding(bigEndian, hasMark);

        var decoded = TextDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("<rss>ميناء</rss>")], null);

        Assert.Equal((bigEndian ? "utf-32be" : "utf-32le", "<rss>ميناء</rss>"), (decoded.Charset, decoded.Text));
    }
}
