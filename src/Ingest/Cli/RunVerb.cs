using System.CommandLine;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Daemon;
using Ingest.Reloading;
using Microsoft.Extensions.Options;

namespace Ingest.Cli;

/// <summary><c>ingest run</c>: the daemon, or with <c>--once</c> one run of every enabled source.</summary>
internal static class RunVerb
{
    public static Command Create(Terminal terminal)
    {
        var once = new Option<bool>("--once") { Description = "Run every enabled source once, due or not, print a summary and end." };
        var sources = Flags.Sources();
        var source = Flags.Source().CompletingSources(sources);
        var store = Flags.Store();
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("run", "Reads the sources on schedule until stopped.") { once, source, sources, store, connectTo, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.SourcesFolder] = parsed.GetValue(sources),
                [Settings.StoreConnection] = parsed.GetValue(store),
                [Settings.ConnectTo] = parsed.GetValue(connectTo),
            });
            IReadOnlyList<SourceId> named = [.. (parsed.GetValue(source) ?? []).Select(id => new SourceId(id))];
            if (!parsed.GetValue(once))
            {
                return await RunDaemonAsync(settings, named, terminal, cancellationToken);
            }

            var set = await SourceFolder.LoadAsync(settings[Settings.SourcesFolder]!, parsed.GetValue(source) ?? [], terminal);
            await RequireEnabledAsync(set, named, terminal);
            return await RunOnce.RunAsync(settings, set, named, terminal, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    /// <exception cref="BadConfigurationException">A source was asked for that its file leaves out.</exception>
    private static async Task RequireEnabledAsync(SourceSet set, IReadOnlyList<SourceId> wanted, Terminal terminal)
    {
        if (wanted.Count > 0 && set.Sources.FirstOrDefault(source => !source.Enabled) is { } off)
        {
            throw new BadConfigurationException($"source '{off.Id}' is not enabled; take 'enabled: false' out of {off.File}, or see what it would give with 'ingest try {off.Id}'");
        }

        if (!set.Sources.Any(source => source.Enabled))
        {
            await terminal.Error.WriteLineAsync("ingest: no source is enabled, so that nothing is read");
        }
    }

    /// <summary>Why the folder of source files is no use, when it is none: then only what the store keeps can run. Where there is no store, that ends the start before one is made.</summary>
    private static async Task<BadConfigurationException?> UnusableAsync(IConfiguration settings, IReadOnlyList<SourceId> named, Terminal terminal)
    {
        try
        {
            await SourceFolder.LoadAsync(settings[Settings.SourcesFolder]!, [.. named.Select(id => id.Value)], terminal, ProblemSeverity.Warning);
            return null;
        }
        catch (BadConfigurationException exception) when (StoreFactory.Exists(settings[Settings.StoreConnection]!))
        {
            return exception;
        }
    }

    /// <summary>The daemon until it is told to stop.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="named">Those that the operator asked for by name, which ends a pause; empty for all.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<int> RunDaemonAsync(IConfiguration settings, IReadOnlyList<SourceId> named, Terminal terminal, CancellationToken cancellationToken)
    {
        var unusable = await UnusableAsync(settings, named, terminal);
        await using var store = await Session.OpenStoreAsync(settings, terminal, cancellationToken);
        await using var app = DaemonHost.Build(
            settings, store, new SourceCatalog(), new SourceScope(named), logging => Logs.Configure(logging, settings, LogLevel.Information, terminal));
        var set = await app.Services.GetRequiredService<SourceReloader>().StartAsync(cancellationToken);
        if (set.Sources.Count == 0 || named.Any(id => set.Find(id) is null))
        {
            throw unusable ?? new BadConfigurationException($"no source of '{settings[Settings.SourcesFolder]}' can be used");
        }

        await RequireEnabledAsync(set, named, terminal);
        await app.Services.GetRequiredService<Resumption>().ResumeAsync(named, cancellationToken);
        var (watch, logger) = (app.Services.GetRequiredService<SourceWatch>(), app.Services.GetRequiredService<ILogger<SourceWatch>>());
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            // Unless it is handled it ends the process.
            signal.Cancel = true;
            logger.HungUp();
            watch.Wish();
        });
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new BadConfigurationException(
                $"the health endpoints cannot listen at {app.Services.GetRequiredService<IOptions<DaemonOptions>>().Value.Listen}: {exception.Message.TrimEnd('.')}. Is another daemon running? Choose another address with INGEST__DAEMON__LISTEN", exception);
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Ok;
    }
}
