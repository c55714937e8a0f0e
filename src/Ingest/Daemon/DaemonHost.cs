using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Operator;
using Ingest.Reloading;
using Ingest.WebSub;
using Microsoft.Extensions.Options;
using Quartz;

namespace Ingest.Daemon;

/// <summary>The generic host around scheduler, operator page and health endpoints.</summary>
internal static class DaemonHost
{
    public static WebApplication Build(IConfiguration settings, IIngestStore store, SourceCatalog catalog, SourceScope scope, Action<ILoggingBuilder> logging)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var daemon = settings.GetSection(DaemonOptions.Section).Get<DaemonOptions>() ?? new DaemonOptions();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(settings);
        builder.Logging.ClearProviders();
        logging(builder.Logging);
        builder.WebHost.UseUrls(daemon.Listen);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = daemon.DrainWithin);

        builder.Services.AddIngest(settings, store, catalog).AddDaemon();
        builder.Services.AddSingleton<SourceSchedule>().AddSingleton<DrainDeadline>().AddSingleton<ISourceTrigger, SchedulerTrigger>().AddSingleton<RunningDaemon>();
        builder.Services.AddWebSub().AddHostedService(provider => provider.GetRequiredService<SubscriptionKeeper>());
        builder.Services.AddOperatorPages();
        builder.Services.AddHostedService<StoreRecovery>();
        builder.Services.AddHostedService<SchedulerStart>();
        builder.Services.AddSingleton<OrderWatch>().AddHostedService(provider => provider.GetRequiredService<OrderWatch>());
        builder.Services.AddReloading(scope);
        builder.Services.AddQuartz(quartz => quartz.UseDefaultThreadPool(Math.Max(1, daemon.SourcesAtOnce)));
        builder.Services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);

        var app = builder.Build();
        // The host would first make its services, which stop at the first bad setting; this names all.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapHealth();
        app.MapOperatorPages();
        app.MapReload();
        app.MapOrders();
        app.MapWebSub();
        return app;
    }

    public static IServiceCollection AddDaemon(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DaemonOptions, DaemonOptionsValidator>().BindConfiguration(DaemonOptions.Section);
        services.AddSingleton<IValidateOptions<DaemonOptions>, ListenValidator>();
        return services.AddSingleton<StoreWatch>().AddSingleton<PatientRunner>().AddSingleton<Readiness>().AddSingleton<OnceRunner>();
    }
}
