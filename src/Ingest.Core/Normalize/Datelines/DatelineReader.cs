using System.Text.RegularExpressions;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Datelines;

/// <summary>Reads the agency and place that open a story, in the styles of many countries; ordinary sentences give none.</summary>
internal static partial class DatelineReader
{
    /// <summary>A dateline stands at the very beginning.</summary>
    private const int Window = 160;

    /// <param name="paragraph">The first paragraph.</param>
    /// <param name="houses">Names of the site and source: a house signs its own stories too.</param>
    public static Dateline? Read(string paragraph, IReadOnlyList<string> houses)
    {
        var text = paragraph.Length > Window ? paragraph[..Window] : paragraph;
        return EastAsianDatelines.Read(text)
            ?? PlaceThenAgency(text, houses)
            ?? AgencyThenPlace(text, houses)
            ?? Slashed(text)
            ?? Pair(text, houses)
            ?? Underscore(text, houses)
            ?? Capitals(text)
            ?? BarePlaces.Read(text);
    }

    /// <summary><c>PARIS (AFP) — </c>, <c>LONDON, March 3 (Reuters) - </c>, <c>Madrid, 2 mar (EFE).- </c>, <c>القاهرة (رويترز) - </c>.</summary>
    private static Dateline? PlaceThenAgency(string text, IReadOnlyList<string> houses)
    {
        if (PlaceAgency().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (agency, place) = (match.Groups["agency"].Value.Trim(), Place(match.Groups["place"].Value));
        var signed = IsAgency(agency, houses);
        var parted = match.Groups["end"].Success;
        return place is not null && (signed || (parted && LooksLikeInitials(agency))) ? new Dateline(agency, place) : null;
    }

    /// <summary><c>(ANSA) - ROMA, 02 MAR - </c>, <c>(Reuters) - </c>, <c>(وام) - أبوظبي - </c>.</summary>
    private static Dateline? AgencyThenPlace(string text, IReadOnlyList<string> houses)
    {
        if (AgencyFirst().Match(text) is not { Success: true } match || !IsAgency(match.Groups["agency"].Value, houses))
        {
            return null;
        }

        return new Dateline(match.Groups["agency"].Value.Trim(), match.Groups["place"].Success ? Place(match.Groups["place"].Value) : null);
    }

    /// <summary><c>МОСКВА, 2 мар — РИА Новости. </c>, <c>МОСКВА, 2 марта. /ТАСС/. </c>.</summary>
    private static Dateline? Slashed(string text) =>
        Russian().Match(text) is { Success: true } match && NewsAgencies.Knows(match.Groups["agency"].Value) && Place(match.Groups["place"].Value) is { } place
            ? new Dateline(match.Groups["agency"].Value.Trim(), place)
            : null;

    /// <summary><c>القاهرة - وكالات:</c>, <c>تهران - ایرنا -</c>, <c>JAKARTA, KOMPAS.com – </c>: two names, of which exactly one is an agency or the house itself.</summary>
    private static Dateline? Pair(string text, IReadOnlyList<string> houses)
    {
        if (TwoNames().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (a, b) = (match.Groups["a"].Value.Trim(), match.Groups["b"].Value.Trim());
        return (IsAgency(a, houses) || IsDomain(a), IsAgency(b, houses) || IsDomain(b)) switch
        {
            (true, false) when Place(b) is { } place => new Dateline(a, place),
            (false, true) when Place(a) is { } place => new Dateline(b, place),
            _ => null,
        };
    }

    /// <summary><c>وكالة المثال _تونس شاركت</c>: an underscore never stands in a sentence; nothing but one word tells where the place ends.</summary>
    private static Dateline? Underscore(string text, IReadOnlyList<string> houses)
    {
        if (Underscored().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (first, second) = (match.Groups["a"].Value.Trim(), match.Groups["b"].Value);
        if (IsAgency(second, houses) && !IsAgency(first, houses))
        {
            return Place(first) is { } place ? new Dateline(second, place) : null;
        }

        return new Dateline(first, second);
    }

    /// <summary><c>WASHINGTON — </c>, <c>LONDON, March 3 — </c>: capitals, where the script has them.</summary>
    private static Dateline? Capitals(string text) =>
        CapitalPlace().Match(text) is { Success: true } match && !NotPlaces.Contains(match.Groups["first"].Value) && Place(match.Groups["place"].Value) is { } place
            ? new Dateline(null, place)
            : null;

    private static readonly HashSet<string> NotPlaces = new(StringComparer.Ordinal)
    {
        "BREAKING", "UPDATE", "UPDATED", "EXCLUSIVE", "VIDEO", "PHOTOS", "PHOTO", "LIVE", "WATCH", "OPINION", "ANALYSIS", "COVID", "NEW", "ALERT", "READ", "NOTE", "EDITORIAL",
        "URGENT", "MISE", "EN", "DIRECT", "VIDEOS", "ENTREVISTA", "СРОЧНО", "ВИДЕО", "ФОТО", "ОБНОВЛЕНО", "SON", "EIL", "KOMMENTAR", "INTERVIEW", "ABOUT", "CORRECTION",
    };

    private static bool IsAgency(string name, IReadOnlyList<string> houses)
    {
        if (NewsAgencies.Knows(name))
        {
            return true;
        }

        var folded = NewsAgencies.Fold(name);
        return folded.Length >= 3 && houses.Any(house => NewsAgencies.Fold(house) == folded);
    }

    private static bool IsDomain(string name) => Domain().IsMatch(name);

    private static bool LooksLikeInitials(string name) => name.Length is >= 2 and <= 8 && name.All(c => char.IsUpper(c) || c is '-' or '/');

    /// <summary>A place has few words and no digits; in scripts with capitals every word of weight has one.</summary>
    private static string? Place(string text)
    {
        var place = text.Trim(' ', ',', '،', ':', '-', '–', '—', '/', '_');
        place = Initials().IsMatch(place) ? place : place.TrimEnd('.');
        var words = place.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 5 || place.Length > 50 || place.Any(char.IsDigit) || !char.IsLetter(place[0]) || char.IsLower(place[0]))
        {
            return null;
        }

        return words.All(word => word.Length <= 3 || !char.IsLower(word[0])) && !(words.Length > 1 && words.Count(word => char.IsLower(word[0])) > words.Length / 2)
            ? place
            : null;
    }

    [GeneratedRegex(@"^(?<place>\p{L}[^()\[\]（）\d:;!?""“”«»—–]{1,50}?)(?:[,،.]\s*[^()\[\]—–]{0,18}\d[^()\[\]—–]{0,18})?\s*[(\[（/]\s*(?<agency>[^()\[\]（）/\d]{2,40}(?:/[^()\[\]/\d]{2,20})?)\s*[)\]）/]\s*(?<end>[.,]?\s*[-–—―:：]+|\.\s)?")]
    private static partial Regex PlaceAgency();

    [GeneratedRegex(@"^[(\[（]\s*(?<agency>[^()\[\]（）\d]{2,40})\s*[)\]）]\s*[-–—]+\s*(?:(?<place>\p{L}[^-–—:.()\d,،]{1,40}?)\s*(?:[,،]\s*[^-–—:.()]{0,16}\d?[^-–—:()]{0,12})?\s*[-–—:]+(?=\s))?")]
    private static partial Regex AgencyFirst();

    [GeneratedRegex(@"^(?<place>\p{Lu}[\p{L}\-’' ]{2,40})[,.]\s*\d{1,2}\.?\s*\p{L}{3,10}\.?\s*(?:[—–-]\s*(?<agency>[^.—–]{2,30}?)\.|[.,]?\s*/(?<agency>[^/]{2,30})/)")]
    private static partial Regex Russian();

    [GeneratedRegex(@"^(?<a>[\p{L}\d][^-–—_:|()\[\],،]{1,45}?)\s*(?:[-–—_|/]+|[,،:])\s*(?<b>\p{L}[^-–—_:|()\[\]]{1,45}?)\s*(?:\s[-–—|]+\s|[-–—]\s|\s[-–—]|:)")]
    private static partial Regex TwoNames();

    [GeneratedRegex(@"^(?<a>\p{L}[^_\d.,،:;!?()]{2,60}?)\s*_+\s*(?<b>\p{L}[\p{L}\p{M}]+)(?=\s)")]
    private static partial Regex Underscored();

    [GeneratedRegex(@"^(?<place>(?<first>\p{Lu}[\p{Lu}’'.]{2,})(?:[ \-][\p{Lu}’'.]{2,}){0,3}(?:,\s*[\p{Lu}][\p{L}.]{1,15})?)(?:,\s*\p{L}{3,10}\.?\s+\d{1,2}|,\s*\d{1,2}\.?\s+\p{L}{3,10}\.?)?\s*(?:[—–]+|\s-{1,2})\s")]
    private static partial Regex CapitalPlace();

    /// <summary><c>BUFFALO, N.Y.</c></summary>
    [GeneratedRegex(@"\b\p{Lu}\.\p{Lu}\.$")]
    private static partial Regex Initials();

    [GeneratedRegex(@"^[A-Za-z0-9-]{2,30}\.(?:com|net|org|co\.\w\w|id|tv|info|news|vn|my|ru|ua|ir|tr)$", RegexOptions.IgnoreCase)]
    private static partial Regex Domain();
}
