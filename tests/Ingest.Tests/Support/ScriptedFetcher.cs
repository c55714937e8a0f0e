using System.Collections.Concurrent;
using System.Text;
using Ingest.Core.Common.Text;
using Ingest.Core.Fetch;
using Ingest.Core.Model;

namespace Ingest.Tests.Support;

/// <summary>Answers by URL what the test wrote down; everything else is 404. Several results for a URL are given in turn, the last for ever.</summary>
internal sealed class ScriptedFetcher : IFetcher
{
    private readonly ConcurrentDictionary<Uri, Queue<Func<FetchRequest, FetchResult>>> _script = new();
    private readonly ConcurrentQueue<FetchRequest> _requests = new();

    /// <summary>Every request in order.</summary>
    public IReadOnlyList<FetchRequest> Requests => [.. _requests];

    public IReadOnlyList<string> RequestedUrls => [.. _requests.Select(request => request.Url.AbsoluteUri)];

    public ScriptedFetcher On(string url, Func<FetchRequest, FetchResult> answer)
    {
        _script.GetOrAdd(new Uri(url), static _ => new Queue<Func<FetchRequest, FetchResult>>()).Enqueue(answer);
        return this;
    }

    public ScriptedFetcher On(string url, FetchResult result) => On(url, _ => result);

    /// <summary>A page, feed or sitemap with the given text. With an ETag, a request that carries it is answered 304.</summary>
    public ScriptedFetcher On(string url, string text, string contentType = "text/html; charset=utf-8", string? etag = null) =>
        On(url, Encoding.UTF8.GetBytes(text), contentType, etag);

    public ScriptedFetcher On(string url, byte[] bytes, string contentType = "text/html", string? etag = null) => On(url, request =>
    {
        var validators = new Validators(etag, null);
        if (etag is not null && request.Validators.ETag == etag)
        {
            return new FetchResult.NotModified(validators);
        }

        var charset = contentType.Split("charset=") is [_, var name] ? name : null;
        var decoded = TextDecoder.Decode(bytes, charset);
        return new FetchResult.Fetched(new Page
        {
            RequestUrl = request.Url,
            Url = request.Url,
            Bytes = bytes,
            Text = decoded.Text,
            Charset = decoded.Charset,
            CharsetFrom = decoded.From,
            FetchedAt = Some.Now,
            Validators = validators,
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = contentType },
        });
    });

    public ScriptedFetcher Fails(string url, FailureKind kind, string detail = "scripted") => On(url, new FetchResult.Failed(kind, detail));

    /// <summary>From now on a URL, or every one but the feed, is 404 unless it is written down again.</summary>
    public void Forget(string? url = null)
    {
        foreach (var known in _script.Keys.Where(known => url is null ? !known.AbsolutePath.EndsWith(".xml", StringComparison.Ordinal) : known == new Uri(url)))
        {
            _script.TryRemove(known, out _);
        }
    }

    public Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _requests.Enqueue(request);
        if (!_script.TryGetValue(request.Url, out var answers))
        {
            return Task.FromResult<FetchResult>(new FetchResult.Failed(FailureKind.NotFound, $"{request.Url.Host}: answered 404"));
        }

        lock (answers)
        {
            var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
            return Task.FromResult(answer(request));
        }
    }
}
