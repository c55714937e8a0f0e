using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Authors;

public sealed class ScriptsOfTheWorldTests
{
    [Theory]
    [InlineData("ar", "<p>بقلم: سامر العطّاري</p>", "سامر العطّاري")]
    [InlineData("ar", "<p>كتبت - ليلى حداد</p>", "ليلى حداد")]
    [InlineData("ar", "<div class=author-name>د. سامر العطاري</div>", "د. سامر العطاري")]
    [InlineData("ar", "<div class=byline>سامر العطاري وليلى حداد</div>", "سامر العطاري", "ليلى حداد")]
    [InlineData("ar", "<div class=author>مراسل الجزيرة</div>")]
    [InlineData("ar", "<p class=byline>خالد وليد</p>", "خالد وليد")]
    [InlineData("zh", "<p class=author>约翰·史密斯</p>", "约翰·史密斯")]
    [InlineData("fa", "<p>نویسنده: رضا کاویانی</p>", "رضا کاویانی")]
    [InlineData("fa", "<div class=author>گروه سیاسی</div>")]
    [InlineData("ur", "<p>تحریر: زاہد مسعود</p>", "زاہد مسعود")]
    [InlineData("he", "<p>מאת: נועה ברקן</p>", "נועה ברקן")]
    [InlineData("he", "<div class=author-name>נועה ברקן ויואב רז</div>", "נועה ברקן", "יואב רז")]
    [InlineData("he", "<div class=author-name>מערכת האתר</div>")]
    [InlineData("zh", "<p>记者：李文海 王小云 陈晓</p>", "李文海", "王小云", "陈晓")]
    [InlineData("zh", "<span class=author>文／李文海</span>", "李文海")]
    [InlineData("zh", "<div class=edit>(责编：李文海、王小云)</div>")]
    [InlineData("zh", "<p>責任編輯：李文海</p>")]
    [InlineData("zh", "<span class=author>本报记者 李文海</span>", "李文海")]
    [InlineData("zh", "<span class=author>编辑部</span>")]
    [InlineData("ja", "<p class=author>文：山田花子</p>", "山田花子")]
    [InlineData("ja", "<p class=author>山田花子 記者</p>", "山田花子")]
    [InlineData("ja", "<p class=author>大渡 美咲</p>", "大渡 美咲")]
    [InlineData("ja", "<p class=author>編集部</p>")]
    [InlineData("ko", "<span class=writer>김하늘 기자</span>", "김하늘")]
    [InlineData("ko", "<span class=byline>김하늘·이바다 기자</span>", "김하늘", "이바다")]
    [InlineData("ko", "<span class=byline>온라인뉴스팀</span>")]
    [InlineData("hi", "<p>लेखक: रोहन वर्मा</p>", "रोहन वर्मा")]
    [InlineData("hi", "<span class=author>रोहन वर्मा</span>", "रोहन वर्मा")]
    [InlineData("hi", "<span class=author>न्यूज़ डेस्क</span>")]
    [InlineData("bn", "<span class=author>নিজস্ব প্রতিবেদক</span>")]
    [InlineData("ta", "<span class=author>செய்திப்பிரிவு</span>")]
    [InlineData("tr", "<div class=yazar>Elif Kaya</div>", "Elif Kaya")]
    [InlineData("tr", "<p>Yazan: Elif Kaya</p>", "Elif Kaya")]
    [InlineData("tr", "<p>Haber: Elif Kaya</p>", "Elif Kaya")]
    [InlineData("tr", "<div class=author>Haber Merkezi</div>")]
    [InlineData("vi", "<p>Tác giả: Lê Minh Anh</p>", "Lê Minh Anh")]
    [InlineData("id", "<p>Penulis: Dewi Lestari</p>", "Dewi Lestari")]
    [InlineData("id", "<p>Oleh Dewi Lestari</p>", "Dewi Lestari")]
    [InlineData("el", "<p>Της Μαρίας Νικολάου</p>")]
    [InlineData("el", "<p>Συντάκτης: Μαρία Νικολάου</p>", "Μαρία Νικολάου")]
    [InlineData("ru", "<p>Автор: Анна Лесная</p>", "Анна Лесная")]
    [InlineData("uk", "<p>Автор: Ганна Лісова</p>", "Ганна Лісова")]
    [InlineData("th", "<p>ผู้เขียน: สมชาย ใจดี</p>", "สมชาย ใจดี")]
    [InlineData("pl", "<p>Autor: Anna Kowal</p>", "Anna Kowal")]
    [InlineData("hu", "<p>Szerző: Kovács Anna</p>", "Kovács Anna")]
    public void Writers_are_named_in_every_script(string language, string byline, params string[] authors) => Assert.Equal(authors, Article(language, byline).Authors);

    private static Article Article(string language, string byline) => Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(
        Some.Page($"<html lang={language}><head><meta property=og:site_name content='Quilport'></head><body><h1>Barges counted in the harbour</h1>{byline}"
            + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 4)) + "</body></html>"), ExtractDefinition.None)).Article;
}
