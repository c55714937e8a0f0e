using Ingest.Core.Extract;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>Where every page of the daemon is read: a tree takes twenty times the memory of its text, so that of large pages one is read at a time.</summary>
public sealed class ExtractionQueue(ArticleExtractor extractor) : IDisposable
{
    private const int LargePage = 256 * 1024;

    private readonly SemaphoreSlim _large = new(1);

    /// <summary>What its source takes of a page: one that leads where the source does not go is not read, one in another language is no story.</summary>
    public async Task<Extraction> ExtractAsync(ExtractInput input, SourceDefinition source, CancellationToken cancellationToken) =>
        RedirectGate.Check(input.Page, source) ?? LanguageGate.Judge(await ExtractAsync(input, cancellationToken), source, input.Released);

    public async Task<Extraction> ExtractAsync(ExtractInput input, CancellationToken cancellationToken) =>
        input.Page.Text.Length <= LargePage ? extractor.Extract(input) : await AloneAsync(() => extractor.Extract(input), cancellationToken);

    /// <summary>Work that holds several trees, or a large one: no other of its kind goes on beside it.</summary>
    public async Task<T> AloneAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        await _large.WaitAsync(cancellationToken);
        try
        {
            return read();
        }
        finally
        {
            _large.Release();
        }
    }

    public void Dispose() => _large.Dispose();
}
