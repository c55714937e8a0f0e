using Ingest.Core.Normalize.Datelines;

namespace Ingest.Tests.Normalize.Datelines;

public sealed class DatelineReaderTests
{
    [Theory]
    [InlineData("PARIS (AFP) — The ferries are back.", "AFP", "PARIS")]
    [InlineData("LONDON, March 3 (Reuters) - The ferries are back.", "Reuters", "LONDON")]
    [InlineData("NEW YORK, March 3, 2026 (AP) -- The ferries are back.", "AP", "NEW YORK")]
    [InlineData("(Reuters) - The ferries are back.", "Reuters", null)]
    [InlineData("WASHINGTON — The ferries are back.", null, "WASHINGTON")]
    [InlineData("LONDON, March 3 — The ferries are back.", null, "LONDON")]
    [InlineData("Berlin (dpa) - Die Fähren fahren wieder.", "dpa", "Berlin")]
    [InlineData("Berlin/Paris (dpa/AFP) - Die Fähren fahren wieder.", "dpa/AFP", "Berlin/Paris")]
    [InlineData("Paris, 2 mars (AFP) - Les bateaux sont revenus.", "AFP", "Paris")]
    [InlineData("Madrid, 2 mar (EFE).- Los barcos han vuelto.", "EFE", "Madrid")]
    [InlineData("MADRID, 2 (EUROPA PRESS) Los barcos han vuelto.", "EUROPA PRESS", "MADRID")]
    [InlineData("(ANSA) - ROMA, 02 MAR - Le navi sono tornate.", "ANSA", "ROMA")]
    [InlineData("Roma, 2 mar. (askanews) - Le navi sono tornate.", "askanews", "Roma")]
    [InlineData("Lisboa, 02 mar 2026 (Lusa) - Os barcos voltaram.", "Lusa", "Lisboa")]
    [InlineData("ANKARA (AA) - Feribotlar döndü.", "AA", "ANKARA")]
    [InlineData("МОСКВА, 2 мар — РИА Новости. Паромы вернулись.", "РИА Новости", "МОСКВА")]
    [InlineData("МОСКВА, 2 марта. /ТАСС/. Паромы вернулись.", "ТАСС", "МОСКВА")]
    [InlineData("Київ. 2 березня. УНН. Пороми повернулися.", null, null)]
    [InlineData("القاهرة - وكالات: عادت السفن إلى الميناء.", "وكالات", "القاهرة")]
    [InlineData("القاهرة (رويترز) - عادت السفن إلى الميناء.", "رويترز", "القاهرة")]
    [InlineData("عمان - بترا - عادت السفن إلى الميناء.", "بترا", "عمان")]
    [InlineData("وكالة المثال _مسقط عادت السفن إلى الميناء.", "وكالة المثال", "مسقط")]
    [InlineData("صحيفة المنارة - الدوحة: عادت السفن إلى الميناء.", "صحيفة المنارة", "الدوحة")]
    [InlineData("الرباط - عادت السفن إلى الميناء صباح الاثنين بعد إضراب دام أسبوعا كاملا.", null, "الرباط")]
    [InlineData("حماة – بدأ نجارون من الورشة أمس تفكيك ألواح أكبر ناعورة على النهر.", null, "حماة")]
    [InlineData("لالہ موسیٰ: ایک سو بیس سال پرانے ریلوے اسٹیشن کی عمارت میں عجائب گھر کھول دیا گیا۔", null, "لالہ موسیٰ")]
    [InlineData("عاجل - عادت السفن إلى الميناء صباح الاثنين بعد إضراب دام أسبوعا كاملا.", null, null)]
    [InlineData("کراچی میں بارش: تین ریلوے اسٹیشن بند، بیس ٹرینیں منسوخ اور ہزاروں مسافر پریشان رہے۔", null, null)]
    [InlineData("تهران - ایرنا - کشتی‌ها بازگشتند.", "ایرنا", "تهران")]
    [InlineData("नई दिल्ली, 2 मार्च (भाषा) जहाज लौट आए।", "भाषा", "नई दिल्ली")]
    [InlineData("JAKARTA, KOMPAS.com – Kapal feri kembali.", "KOMPAS.com", "JAKARTA")]
    [InlineData("【東京共同】フェリーが再開した。", "共同", "東京")]
    [InlineData("［パリ ２日 ロイター］ - フェリーが再開した。", "ロイター", "パリ")]
    [InlineData("【ワシントン＝山田太郎】フェリーが再開した。", null, "ワシントン")]
    [InlineData("(서울=연합뉴스) 여객선이 다시 다닌다.", "연합뉴스", "서울")]
    [InlineData("(Tokyo=Yonhap) The ferries are back.", "Yonhap", "Tokyo")]
    [InlineData("新华社北京3月2日电 渡轮恢复了。", "新华社", "北京")]
    [InlineData("（中央社記者王大明台北2日電）渡輪恢復了。", "中央社", "台北")]
    public void Agency_and_place_are_read_in_many_styles(string text, string? agency, string? place)
    {
        var dateline = DatelineReader.Read(text, ["صحيفة المنارة"]);

        Assert.Equal((agency, place), (dateline?.Agency, dateline?.Place));
    }

    [Theory]
    [InlineData("The ferries (three of them) - all white - are back.")]
    [InlineData("Bitcoin — the currency — rose again.")]
    [InlineData("BREAKING — The ferries are back.")]
    [InlineData("COVID-19 — what we know.")]
    [InlineData("In Paris (France) the ferries are back.")]
    [InlineData("عادت السفن - كما قال الوزير - إلى الميناء: هذا ما نعرفه.")]
    [InlineData("قال الوزير: عادت السفن إلى الميناء.")]
    [InlineData("Сегодня, 2 марта, паромы вернулись.")]
    [InlineData("The Times - which is old - reports: ferries are back.")]
    [InlineData("2026年3月2日、フェリーが再開した。")]
    [InlineData("「港」（みなと）は再開した。")]
    [InlineData("")]
    public void Ordinary_sentences_have_none(string text) => Assert.Null(DatelineReader.Read(text, ["The Herald"]));
}
