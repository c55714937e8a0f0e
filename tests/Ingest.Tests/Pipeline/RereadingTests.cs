using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ingest.Tests.Pipeline;

/// <summary>When edited rules make rejected pages due again.</summary>
public sealed class RereadingTests : IAsyncLifetime
{
    private LeasedStore _shared = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _shared = await LeasedStore.OpenAsync();
        await _shared.Store.Links.SettleAsync(Some.Link() with { State = LinkState.Rejected, Reason = "no_body", NextTry = null }, Token);
    }

    public ValueTask DisposeAsync() => _shared.DisposeAsync();

    [Theory]
    [InlineData("same", "same", "a", "b", false)]
    [InlineData("former", "same", "a", "a", true)]
    [InlineData(null, "same", "a", "b", true)]
    [InlineData(null, "same", "a", "a", false)]
    [InlineData(null, "same", null, "a", false)]
    public async Task Other_rules_do_and_the_state_of_an_older_program_is_judged_by_the_file(string? before, string now, string? fileBefore, string fileNow, bool isDue)
    {
        var state = new SourceState { Id = new SourceId("herald"), Rules = before, Definition = fileBefore };

        await ReopenAsync(Some.Source() with { Digest = fileNow }, state, now);

        Assert.Equal(isDue ? 1 : 0, (await _shared.Store.Links.DueAsync(new SourceId("herald"), Some.Now, 10, Token)).Count);
    }

    [Fact]
    public async Task A_source_that_never_ran_has_nothing_to_read_again()
    {
        await ReopenAsync(Some.Source(), null, "new");

        Assert.Empty(await _shared.Store.Links.DueAsync(new SourceId("herald"), Some.Now, 10, Token));
    }

    [Fact]
    public void The_fingerprint_tells_rules_apart_and_nothing_else()
    {
        var source = Some.Source() with { Extract = new ExtractDefinition { Body = new FieldRule { Css = ".story" } } };
        SourceDefinition With(FieldRule body) => source with { Extract = new ExtractDefinition { Body = body } };

        Assert.Equal(source.RulesDigest(), (source with { Digest = "other", Tags = ["harbour"], Extract = new ExtractDefinition { Body = new FieldRule { Css = ".story" } } }).RulesDigest());
        Assert.Equal(7, new[]
        {
            source, With(new FieldRule { Css = ".text" }), With(new FieldRule { Css = ".story", All = true }), With(new FieldRule { Css = ".story", Remove = [".ad"] }),
            source with { Extract = new ExtractDefinition { Title = new FieldRule { Css = ".story" } } }, source with { Languages = ["ar"] }, Some.Source(),
        }.Select(one => one.RulesDigest()).Distinct().Count());
    }

    private Task ReopenAsync(SourceDefinition source, SourceState? state, string rules) =>
        new Rereading(_shared.Store, Options.Create(new PipelineOptions()), _shared.Time, NullLogger<Rereading>.Instance).ReopenAsync(source, state, rules, null, Token);
}
