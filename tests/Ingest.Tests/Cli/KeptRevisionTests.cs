using Ingest.Backends;
using Ingest.Cli;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Cli;

/// <summary>Which text of a source is the one that runs, as the store keeps it.</summary>
public sealed class KeptRevisionTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(TroubleKind.Held, "kept")]
    [InlineData(TroubleKind.Rejected, "written")]
    public async Task A_held_revision_runs_whatever_other_file_has_its_id_and_a_rejected_file_that_is_mended_is_as_it_is_written(TroubleKind trouble, string name)
    {
        await using var store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        await store.SourceFiles.SaveAsync([Kept("herald", trouble)], Token);
        _temp.Write("sources/other.yaml", Text("herald", "written"));
        var written = SourceLoading.Loader().Load(_temp.At("sources")).Set;

        var set = await KeptRevision.InForceAsync(written, _temp.At("sources"), store, Token);

        Assert.Equal(name, Assert.Single(set.Sources).Name);
    }

    [Fact]
    public async Task The_problems_of_a_file_are_told_while_the_store_is_away()
    {
        _temp.Write("sources/herald.yaml", "id: herald\nfeed: https://herald.example/rss\n");
        _temp.Write("sources/gazette.yaml", Text("gazette", "Gazette"));
        _temp.Write("a.db", new string('x', 8192));

        var broken = await ShowAsync("herald");
        var mistyped = await ShowAsync("gazete");

        Assert.Equal((ExitCode.Problems, ExitCode.Problems), (broken.Exit, mistyped.Exit));
        Assert.Contains("unknown key \"feed\"", broken.Error, StringComparison.Ordinal);
        Assert.Contains("gazette", mistyped.Error, StringComparison.Ordinal);
        Assert.Contains("whether a daemon runs an earlier revision of it is not known: ", mistyped.Error, StringComparison.Ordinal);
    }

    private static string Text(string id, string name) => $"id: {id}\nname: {name}\ndiscover:\n  - feed: https://{id}.example/rss\n";

    private SourceFileState Kept(string id, TroubleKind trouble) => new()
    {
        Key = SourceFileState.KeyOf(Path.GetFullPath(_temp.At("sources")), id + ".yaml"),
        Folder = Path.GetFullPath(_temp.At("sources")),
        File = id + ".yaml",
        Source = new SourceId(id),
        Revision = "0af10af10af1",
        GoodSince = Some.Now,
        Texts = [new SourceText(id + ".yaml", Text(id, "kept"))],
        Trouble = new FileTrouble(trouble, Some.Now, "the file describes another source"),
    };

    private Task<VerbResult> ShowAsync(string id) => Verb.RunAsync("config", "show", id, "--sources", _temp.At("sources"), "--store", _temp.At("a.db"));
}
