using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Pipeline;

public sealed class LanguageGateTests : IAsyncLifetime
{
    private const string Names = "Barmere, Quilsey, Dunhaven, Oakwater, Mermin, Tolray, Eastlow, Pelder, Sunrick, Harton, Linfield, Corcross, Wexwick, Fengate, Ardham, Mosport, Barsey, Quilhaven, Dunwater, Oakmin, Merray, Tollow, Eastder, Pelrick, Sunton, Harfield, Lincross, Corwick";
    private const string English = "The council of the town said on Monday that it had counted the barges in the old harbour and that two of them were without a lamp. It was not known who had left them there, but the harbour master will be asked by the council after the weekend. The two will be kept at the quay of the yard until then, and nobody may go on board of them.";
    private const string German = "Der Rat der Stadt hat am Montag mitgeteilt, dass die Kähne im alten Hafen gezählt worden sind und dass zwei von ihnen ohne eine Lampe auf dem Wasser lagen. Es ist nicht bekannt, wer sie dort gelassen hat, aber der Rat wird nach dem Wochenende auch den Hafenmeister fragen.";
    private const string Arabic = "قال مجلس المدينة يوم الاثنين إنه أحصى القوارب في الميناء القديم وإن اثنين منها كانا من دون مصباح. ولم يعرف من تركها هناك، لكن المجلس سيسأل مدير الميناء بعد عطلة نهاية الأسبوع عن كل ما حدث في تلك الليلة وعن القوارب التي غادرت قبل الفجر من دون إذن من إدارة الميناء.";

    private readonly ScriptedFetcher _site = new();
    private LeasedStore _shared = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _shared = await LeasedStore.OpenAsync();
        _services = _shared.Worker("trial", services => services.AddSingleton<IFetcher>(_site));
    }

    public ValueTask DisposeAsync() => _shared.DisposeAsync();

    [Theory]
    [InlineData(English, "ar", @"^declared ar, text is en \(1\.00\), \d+ letters$")]
    [InlineData(Arabic, "en,fr", @"^declared en, fr, text is ar \(1\.00\), \d+ letters$")]
    [InlineData("Quilport harbour, barges 31, lamps 2, bells 7: " + Names, "ar", @"^declared ar, text is und-Latn \(1\.00\), \d+ letters$")]
    [InlineData(German, "en-GB", @"^declared en-GB, text is de \((0\.[89]\d|1\.00)\), \d+ letters$")]
    public async Task A_text_that_is_beyond_doubt_in_another_language_is_rejected(string text, string languages, string detail)
    {
        var no = Assert.IsType<Extraction.Rejected>(await ReadAsync(text, languages.Split(',')));

        Assert.Equal(RejectionReason.WrongLanguage, no.Reason);
        Assert.Matches(detail, no.Detail);
    }

    [Theory]
    [InlineData(English, "ar,en")]
    [InlineData(Arabic, "ar")]
    [InlineData(German, "de-CH")]
    [InlineData(German, "lb")]
    [InlineData("The council of the town said on Monday that the barges in the old harbour were counted and two had no lamp.", "ar")]
    [InlineData(English + " " + Arabic, "ar")]
    public async Task Where_there_is_doubt_it_is_stored(string text, string languages) => Assert.IsType<Extraction.Found>(await ReadAsync(text, languages.Split(',')));

    [Fact]
    public async Task A_source_that_declares_nothing_takes_every_language() => Assert.IsType<Extraction.Found>(await ReadAsync(English, []));

    private async Task<Extraction?> ReadAsync(string text, IReadOnlyList<string> languages)
    {
        _site.On("https://herald.example/1", $"<html><head><title>Barges counted</title></head><body><h1>Barges counted</h1><article><p>{text}</p></article></body></html>");
        var source = Some.Source() with { Language = "ar", Languages = languages };
        return (await ActivatorUtilities.CreateInstance<Trial>(_services).ReadAsync(new Link { Url = new Uri("https://herald.example/1") }, source, Token)).Extraction;
    }
}
