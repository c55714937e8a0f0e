using System.Globalization;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Dates;

/// <summary>Completes dates that state no year by what the page and its address say of theirs; full dates come first, and those counted from the present last.</summary>
internal static class YearJudge
{
    public static List<DateCandidate> Settle(List<DateCandidate> candidates, DateWitnesses witnesses, DatePlace place)
    {
        if (!candidates.Exists(candidate => candidate.Lacks != DatePart.None))
        {
            return candidates;
        }

        var full = candidates.Where(candidate => candidate.Lacks == DatePart.None).ToList();
        var completed = candidates.Where(candidate => candidate.Lacks == DatePart.Year).Select(candidate => Complete(candidate, full, witnesses)).Where(candidate => place.IsPast(candidate.Reading));
        return [.. full, .. completed, .. candidates.Where(candidate => candidate.Lacks == DatePart.Day)];
    }

    private static DateCandidate Complete(DateCandidate candidate, List<DateCandidate> full, DateWitnesses witnesses)
    {
        var local = candidate.Reading.Local;
        var twin = full.Find(other => (other.Reading.Local.Month, other.Reading.Local.Day) == (local.Month, local.Day));
        if (twin is not null)
        {
            return InYear(candidate, twin.Reading.Local.Year, twin.Rule);
        }

        if (witnesses.Url is { } url)
        {
            return InYear(candidate, url.Local.Year, "the address");
        }

        // What was changed later was published before.
        return full.Find(other => other.Role == DateRole.Modified)?.Reading.Local is { } changed
            ? InYear(candidate, (local.Month, local.Day).CompareTo((changed.Month, changed.Day)) > 0 ? changed.Year - 1 : changed.Year, "the date of change")
            : candidate;
    }

    private static DateCandidate InYear(DateCandidate candidate, int year, string witness)
    {
        var reading = candidate.Reading;
        var evidence = string.Create(CultureInfo.InvariantCulture, $"the text states no year: {year} by {witness}");
        return reading.Local is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year)
            ? candidate
            : candidate with { Reading = reading with { Local = reading.Local.AddYears(year - reading.Local.Year) }, Evidence = evidence };
    }
}
