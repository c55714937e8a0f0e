using System.ComponentModel;
using Ingest.Core.Deduplicate;
using Ingest.Core.Fetch;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Daemon;

namespace Ingest;

/// <summary>Finds what binding settings to options would pass over in silence: names that nothing reads, and entries of lists that cannot be read.</summary>
internal static class SettingChecks
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, Type>> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Store"] = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase) { ["Connection"] = typeof(string) },
        ["Sources"] = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase) { ["Folder"] = typeof(string) },
        [DaemonOptions.Section] = Settable(typeof(DaemonOptions)),
        [PipelineOptions.Section] = Settable(typeof(PipelineOptions)),
        [DeduplicationOptions.Section] = Settable(typeof(DeduplicationOptions)),
        [SpoolOptions.Section] = Settable(typeof(SpoolOptions)),
        [FetchOptions.Section] = Settable(typeof(FetchOptions)),
    };

    /// <summary>Every name that has a meaning, such as <c>Store:Connection</c>.</summary>
    public static IEnumerable<string> Names => Sections.SelectMany(section => section.Value.Keys.Select(name => $"{section.Key}:{name}"));

    public static IEnumerable<string> Problems(IConfiguration settings) => settings.GetChildren().SelectMany(section =>
        section.Key.Equals("Logging", StringComparison.OrdinalIgnoreCase) ? []
        : Sections.TryGetValue(section.Key, out var known) ? section.GetChildren().SelectMany(setting => Problems(setting, known))
        : [$"there is no setting '{section.Path}'{Suggestion.For(section.Key, [.. Sections.Keys, "Logging"])}"]);

    private static IEnumerable<string> Problems(IConfigurationSection setting, IReadOnlyDictionary<string, Type> known)
    {
        if (!known.TryGetValue(setting.Key, out var type))
        {
            return [$"there is no setting '{setting.Path}'{Suggestion.For(setting.Key, [.. known.Keys])}"];
        }

        if (type == typeof(string) || ElementOf(type) is not { } element)
        {
            return [];
        }

        if (setting.Value is { Length: > 0 })
        {
            return [$"'{setting.Path}' is a list: number its entries, as in {setting.Path}:0, or write a JSON array"];
        }

        var converter = TypeDescriptor.GetConverter(element);
        return setting.GetChildren().Where(entry => entry.Value is null || !converter.IsValid(entry.Value))
            .Select(entry => $"'{entry.Path}' is '{entry.Value}', which is no {element.Name}");
    }

    private static Dictionary<string, Type> Settable(Type options) =>
        options.GetProperties().Where(property => property.SetMethod?.IsPublic == true).ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);

    private static Type? ElementOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
