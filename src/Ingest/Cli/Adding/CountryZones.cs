namespace Ingest.Cli.Adding;

/// <summary>Time zones of the country that a host name ends in, by <c>zone.tab</c> of the system's time zone database, the most populous first.</summary>
internal static class CountryZones
{
    private const string Table = "/usr/share/zoneinfo/zone.tab";

    /// <summary>Empty for names that belong to no country, and on systems without the table.</summary>
    public static IReadOnlyList<TimeZoneInfo> Of(string host)
    {
        var end = host[(host.LastIndexOf('.') + 1)..].ToUpperInvariant();
        var country = end == "UK" ? "GB" : end;
        return country.Length == 2 && File.Exists(Table)
            ? [.. File.ReadLines(Table).Select(line => line.Split('\t')).Where(row => row.Length > 2 && row[0] == country).Select(row => Zone(row[2])).OfType<TimeZoneInfo>()]
            : [];
    }

    private static TimeZoneInfo? Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
