using System.Globalization;
using Ingest.Core.Discover.Markup;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Collects what a feed says about when to ask again: <c>ttl</c>, <c>sy:*</c>, <c>skipHours</c>, <c>skipDays</c>.</summary>
internal sealed class FeedCadence
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private readonly SortedSet<int> _hours = [];
    private readonly SortedSet<DayOfWeek> _days = [];
    private DateTimeOffset? _base;
    private TimeSpan? _ttl;
    private TimeSpan? _period;
    private int _frequency = 1;

    public void Read(Element element)
    {
        switch (element.Name)
        {
            case "ttl" when Number(element) is > 0 and var minutes:
                _ttl = TimeSpan.FromMinutes(minutes);
                break;
            case "sy:updateperiod":
                _period = Period(element.Text());
                break;
            case "sy:updatefrequency" when Number(element) is > 0 and var times:
                _frequency = times;
                break;
            case "sy:updatebase" when DateTimeOffset.TryParse(element.Text().Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at):
                _base = at.ToUniversalTime();
                break;
            case "skipdays":
                _days.UnionWith(element.All("day").Select(day => Day(day.Text())).OfType<DayOfWeek>());
                break;
            case "skiphours":
                // RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23.
                _hours.UnionWith(element.All("hour").Select(Number).OfType<int>().Where(hour => hour is >= 0 and <= 24).Select(hour => hour % 24));
                break;
        }
    }

    /// <summary>A feed that would never be asked again (all hours, all days) is taken not to mean it.</summary>
    public CadenceHints ToHints()
    {
        var period = _period / _frequency;
        var every = _ttl is null || period > _ttl ? period : _ttl;
        return new CadenceHints(every > Longest ? Longest : every, _hours.Count < 24 ? [.. _hours] : [])
        {
            SkipDays = _days.Count < 7 ? [.. _days] : [],
            UpdateBase = period is not null && every == period ? _base : null,
        };
    }

    private static TimeSpan? Period(string text) => text.Trim().ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => null,
    };

    private static DayOfWeek? Day(string text) =>
        text.Trim() is var name && name.All(char.IsAsciiLetter) && Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var day) ? day : null;

    private static int? Number(Element element) =>
        int.TryParse(element.Text().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000 ? number : null;
}
