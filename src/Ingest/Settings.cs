using Ingest.Backends;
using Ingest.Cli;
using Ingest.Core.Fetch;
using Ingest.Core.Spool;

namespace Ingest;

/// <summary>The settings of the process: <c>appsettings.json</c> beside the program, <c>--config FILE</c>, <c>INGEST__SECTION__KEY</c>, then the command line.</summary>
internal static class Settings
{
    public const string StoreConnection = "Store:Connection";
    public const string SourcesFolder = "Sources:Folder";
    public const string SpoolFolder = SpoolOptions.Section + ":" + nameof(SpoolOptions.Folder);
    public const string Retries = FetchOptions.Section + ":" + nameof(FetchOptions.Retries);
    public const string ConnectTo = FetchOptions.Section + ":" + nameof(FetchOptions.ConnectTo);

    public static IConfigurationRoot Read(string? file, IReadOnlyDictionary<string, string?> commandLine)
    {
        var builder = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [StoreConnection] = "data/ingest.db", [SourcesFolder] = "sources" })
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true, reloadOnChange: false);
        if (file is not null)
        {
            if (!File.Exists(file))
            {
                throw new BadConfigurationException($"settings file '{file}' does not exist; name an existing one with --config or leave the option out");
            }

            builder.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false);
        }

        builder.AddEnvironmentVariables("INGEST__");
        builder.AddInMemoryCollection(commandLine.Where(pair => pair.Value is not null));
        var settings = Build(builder, file);
        settings[SpoolFolder] ??= StoreFactory.SpoolFolder(settings[StoreConnection]!);
        return SettingChecks.Problems(settings).ToList() is { Count: > 0 } problems
            ? throw new BadConfigurationException(string.Join('\n', problems.Select(problem => "bad setting: " + problem)))
            : settings;
    }

    private static IConfigurationRoot Build(IConfigurationBuilder builder, string? file)
    {
        try
        {
            return builder.Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new BadConfigurationException($"settings file '{file ?? "appsettings.json"}' cannot be read: {exception.GetBaseException().Message}", exception);
        }
    }
}
