using Ingest.Core.Fetch;
using Ingest.Core.Fetch.Browser;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Support;

/// <summary>The real fetcher as it is registered, without delays between requests and tries, and without asking for reserved rights, unless the test sets them.</summary>
internal sealed class TestFetcher : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public TestFetcher(
        Action<FetchOptions>? configure = null, TimeProvider? time = null, OwnHosts? hosts = null, Action<BrowserOptions>? browser = null, ResolveHost? resolve = null)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton<IHostClaims>(hosts ?? new OwnHosts())
            .AddSingleton(resolve ?? System.Net.Dns.GetHostAddressesAsync)
            .AddFetching()
            .Configure<FetchOptions>(options =>
            {
                options.Delay = TimeSpan.Zero;
                options.RetryDelay = TimeSpan.Zero;
                options.Rights = RightsPolicy.Ignore;
                configure?.Invoke(options);
            })
            .Configure<BrowserOptions>(options => browser?.Invoke(options));
        _services = services.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<FetchResult> FetchAsync(FetchRequest request) =>
        Get<IFetcher>().FetchAsync(request, TestContext.Current.CancellationToken);

    public Task<FetchResult> FetchAsync(Uri url, SourceDefinition source, FetchKind kind = FetchKind.Page, Validators? validators = null) =>
        FetchAsync(new FetchRequest(url, kind, source, validators ?? Validators.None));

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
