using Ingest.Core.Deduplicate;
using Ingest.Core.Fetch;
using Ingest.Core.Fetch.Browser;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Daemon;
using Ingest.Reloading;
using Ingest.WebSub;

namespace Ingest;

/// <summary>Finds what binding settings to options would pass over in silence: names that nothing reads, and values that cannot be read.</summary>
internal static class SettingChecks
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, SettingForm>> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Store"] = new Dictionary<string, SettingForm>(StringComparer.OrdinalIgnoreCase) { ["Connection"] = new(typeof(string), null) },
        [SourcesOptions.Section] = Settable(typeof(SourcesOptions)),
        [DaemonOptions.Section] = Settable(typeof(DaemonOptions)),
        [PipelineOptions.Section] = Settable(typeof(PipelineOptions)),
        [DeduplicationOptions.Section] = Settable(typeof(DeduplicationOptions)),
        [SpoolOptions.Section] = Settable(typeof(SpoolOptions)),
        [WebSubOptions.Section] = Settable(typeof(WebSubOptions)),
        [FetchOptions.Section] = Settable(typeof(FetchOptions)),
        [BrowserOptions.Section] = Settable(typeof(BrowserOptions)),
    };

    /// <summary>Settings that have a default, and no meaning when they are empty.</summary>
    private static readonly HashSet<string> MustBeNamed = new(StringComparer.OrdinalIgnoreCase) { Settings.StoreConnection, Settings.SourcesFolder };

    /// <summary>Every name that has a meaning, such as <c>Store:Connection</c>.</summary>
    public static IEnumerable<string> Names => Sections.SelectMany(section => section.Value.Keys.Select(name => $"{section.Key}:{name}"));

    public static IEnumerable<string> Problems(IConfiguration settings) => settings.GetChildren().SelectMany(section =>
        section.Key.Equals("Logging", StringComparison.OrdinalIgnoreCase) ? Levels(section, isLevel: false)
        : Sections.TryGetValue(section.Key, out var known) ? section.GetChildren().SelectMany(setting => Problems(setting, Written(section.Key, Sections.Keys), known))
        : [$"there is no setting '{section.Path}'{Suggestion.For(section.Key, [.. Sections.Keys, "Logging"])}"]);

    /// <summary>Beneath <c>LogLevel</c>, also of one provider, each value is a level.</summary>
    private static IEnumerable<string> Levels(IConfigurationSection section, bool isLevel) => section.GetChildren().SelectMany(setting =>
        isLevel && setting.Value is { Length: > 0 } level && !Enum.TryParse<LogLevel>(level, ignoreCase: true, out _)
            ? [$"{setting.Path} is '{level}', which is no level; write one of {string.Join(", ", Enum.GetNames<LogLevel>())}"]
            : Levels(setting, setting.Key.Equals("LogLevel", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Problems(IConfigurationSection setting, string section, IReadOnlyDictionary<string, SettingForm> known)
    {
        if (!known.TryGetValue(setting.Key, out var form))
        {
            return [$"there is no setting '{setting.Path}'" + (Suggestion.Nearest(setting.Key, [.. known.Keys]) is { } nearest
                ? $"; did you mean \"{section}:{nearest}\"?"
                : $"; known here: {string.Join(", ", known.Keys.Select(key => $"{section}:{key}"))}")];
        }

        var name = $"{section}:{Written(setting.Key, known.Keys)}";
        if (ElementOf(form.Type) is { } element)
        {
            return setting.Value is { Length: > 0 }
                ? [$"'{name}' is a list: number its entries, as in {name}:0, or write a JSON array"]
                : setting.GetChildren().Select(entry => new SettingForm(element, null).Problem(entry.Value ?? string.Empty) is { } unread ? $"{name}:{entry.Key} is '{entry.Value}'{unread}" : null).OfType<string>();
        }

        return MustBeNamed.Contains(name) && string.IsNullOrWhiteSpace(setting.Value) ? [$"{name} is empty; give it a value or leave it out"]
            : form.Problem(setting.Value) is { } problem ? [$"{name} is '{setting.Value}'{problem}"]
            : [];
    }

    /// <summary>As it is written in the manual, however the environment writes it.</summary>
    private static string Written(string key, IEnumerable<string> names) => names.First(name => name.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, SettingForm> Settable(Type options) =>
        options.GetProperties().Where(property => property.SetMethod?.IsPublic == true).ToDictionary(property => property.Name, SettingForm.Of, StringComparer.OrdinalIgnoreCase);

    private static Type? ElementOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
