using Ingest.Core.Normalize.Languages;

namespace Ingest.Tests.Normalize.Languages;

public sealed class LanguageReaderTests
{
    private static readonly LanguageReader Reader = new();

    [Theory]
    [InlineData("The harbour of the town was opened again on Monday and the first ferries left in the morning for the islands.", "en")]
    [InlineData("Le port de la ville a été rouvert lundi et les premiers bateaux sont partis dans la matinée pour les îles.", "fr")]
    [InlineData("El puerto de la ciudad fue reabierto el lunes y los primeros barcos salieron por la mañana para las islas.", "es")]
    [InlineData("O porto da cidade foi reaberto na segunda-feira e os primeiros barcos partiram de manhã para as ilhas.", "pt")]
    [InlineData("Der Hafen der Stadt ist am Montag wieder geöffnet worden und die ersten Fähren fuhren am Morgen zu den Inseln.", "de")]
    [InlineData("De haven van de stad is maandag weer geopend en de eerste veerboten vertrokken in de ochtend naar de eilanden.", "nl")]
    [InlineData("Port w mieście został w poniedziałek ponownie otwarty i pierwsze promy wypłynęły rano na wyspy, jak podał urząd.", "pl")]
    [InlineData("Şehrin limanı pazartesi günü yeniden açıldı ve ilk feribotlar sabah adalar için yola çıktı, bir yetkili dedi.", "tr")]
    [InlineData("Pelabuhan kota itu dibuka kembali pada hari Senin dan feri pertama berangkat pada pagi hari ke pulau-pulau yang jauh.", "id")]
    [InlineData("Порт города был вновь открыт в понедельник, и первые паромы вышли утром на острова, как сообщил мэр.", "ru")]
    [InlineData("Порт міста знову відкрили в понеділок, і перші пороми вийшли вранці на острови, як повідомив мер з міста.", "uk")]
    [InlineData("أعيد فتح ميناء المدينة يوم الاثنين وانطلقت العبارات الأولى في الصباح إلى الجزر كما قال العمدة في بيان.", "ar")]
    [InlineData("بندر شهر روز دوشنبه دوباره باز شد و نخستین کشتی‌ها صبح به جزیره‌ها رفتند، این را شهردار در بیانیه‌ای گفت.", "fa")]
    [InlineData("شہر کی بندرگاہ پیر کو دوبارہ کھول دی گئی اور پہلی کشتیاں صبح جزیروں کے لیے روانہ ہوئیں، میئر نے کہا ہے۔", "ur")]
    [InlineData("शहर का बंदरगाह सोमवार को फिर खोल दिया गया और पहली नौकाएं सुबह द्वीपों के लिए रवाना हुईं, महापौर ने कहा है।", "hi")]
    [InlineData("街の港は月曜日に再開され、最初の船が朝に出発した。", "ja")]
    [InlineData("该市港口于星期一重新开放，第一批渡轮早上启程前往各岛。", "zh")]
    [InlineData("시의 항구가 월요일에 다시 열렸다.", "ko")]
    [InlineData("ท่าเรือของเมืองเปิดอีกครั้งเมื่อวันจันทร์", "th")]
    [InlineData("נמל העיר נפתח מחדש ביום שני.", "he")]
    [InlineData("Το λιμάνι της πόλης άνοιξε ξανά.", "el")]
    public void The_language_is_told_without_a_hint(string text, string language) => Assert.Equal(language, Reader.Read(text, null));

    [Theory]
    [InlineData("The harbour of the town was opened again on Monday and the first ferries left in the morning.", "de", "en")]
    [InlineData("أعيد فتح ميناء المدينة يوم الاثنين وانطلقت العبارات الأولى في الصباح إلى الجزر.", "en-US", "ar")]
    [InlineData("The harbour of the town was opened again on Monday and the first ferries left in the morning.", "en-US", "en")]
    [InlineData("Havnen i byen ble åpnet igjen på mandag og de første fergene gikk om morgenen til øyene, sier en mann.", "no", "no")]
    [InlineData("Havnen i byen ble åpnet igjen på mandag og de første fergene gikk om morgenen til øyene, sier en mann.", "nb-NO", "nb")]
    [InlineData("Grad je otvoren i luka radi, kako je rekao gradonačelnik koji će biti na otoku.", "bs", "bs")]
    [InlineData("נמל העיר נפתח מחדש.", "iw", "he")]
    [InlineData("Ny seranana", "mg", "mg")]
    [InlineData("12 : 4", "sv", "sv")]
    [InlineData("12 : 4", null, "und")]
    public void A_declared_language_is_checked_against_the_text(string text, string? declared, string expected) => Assert.Equal(expected, Reader.Read(text, declared));
}
