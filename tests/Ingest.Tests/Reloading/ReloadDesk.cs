using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Reloading;
using Ingest.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace Ingest.Tests.Reloading;

/// <summary>The daemon's own parts over a folder of source files and a SQLite file, with a scheduler that does not run.</summary>
internal sealed class ReloadDesk : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IIngestStore _store;

    private ReloadDesk(WebApplication app, IIngestStore store, LogLines log)
    {
        _app = app;
        _store = store;
        Log = log;
    }

    public LogLines Log { get; }

    public IIngestStore Store => _store;

    public WebApplication App => _app;

    public SourceReloader Reloader => Get<SourceReloader>();

    public SourceSet Current => Get<SourceCatalog>().Current;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>As the daemon starts: what the store keeps, then the folder.</summary>
    public static Task<ReloadDesk> StartAsync(TempFolder temp, params (string Name, string Value)[] settings) => StartAsync(temp, TimeProvider.System, _ => Task.CompletedTask, settings);

    /// <summary>The same at a time of the test, over a store of which something is known.</summary>
    public static async Task<ReloadDesk> StartAsync(TempFolder temp, TimeProvider time, Func<IIngestStore, Task> prepare, params (string Name, string Value)[] settings)
    {
        var desk = await OpenAsync(temp, time, settings);
        await prepare(desk.Store);
        await desk.Reloader.StartAsync(Token);
        await desk.Get<SourceSchedule>().AddAllAsync(await desk.SchedulerAsync(), Token);
        return desk;
    }

    public static Task<ReloadDesk> OpenAsync(TempFolder temp, params (string Name, string Value)[] settings) => OpenAsync(temp, TimeProvider.System, settings);

    private static async Task<ReloadDesk> OpenAsync(TempFolder temp, TimeProvider time, (string Name, string Value)[] settings)
    {
        var store = await StoreFactory.OpenAsync(temp.At("a.db"), NullLogger.Instance, time, Token);
        await store.MigrateAsync(Token);
        var values = new Dictionary<string, string?>
        {
            ["Daemon:Listen"] = "http://127.0.0.1:0",
            [Settings.SpoolFolder] = temp.At("spool"),
            [Settings.SourcesFolder] = temp.At("sources"),
            ["Sources:Watch"] = "false",
        };
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        var log = new LogLines();
        return new ReloadDesk(DaemonHost.Build(Settings.Read(null, values), store, new SourceCatalog(), SourceScope.All, logging => logging.AddProvider(log).Services.AddSingleton(time)), store, log);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Task<ReloadReport> ReloadAsync(bool confirmed = false) => Reloader.ReloadAsync(confirmed, Token);

    /// <summary>Whether the scheduler would ever run it.</summary>
    public async Task<bool> IsScheduledAsync(string id) => await (await SchedulerAsync()).Exists(new JobKey(id), Token);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    private async Task<IScheduler> SchedulerAsync() => await Get<ISchedulerFactory>().GetScheduler(Token);
}
