using System.Text.RegularExpressions;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Datelines;

/// <summary>Datelines of Japanese, Korean and Chinese news, which follow forms of their own.</summary>
internal static partial class EastAsianDatelines
{
    private static readonly string[] JapaneseAgencies = ["共同通信", "共同", "時事通信", "時事", "ロイター", "AFP時事", "AFP", "AP", "CNN", "聯合ニュース", "新華社", "タス通信"];

    public static Dateline? Read(string text) => Korean(text) ?? Japanese(text) ?? Chinese(text);

    /// <summary><c>(서울=연합뉴스) </c>, <c>[서울=뉴시스]</c>, <c>(Tokyo=Yonhap) </c>.</summary>
    private static Dateline? Korean(string text) =>
        PlaceIsAgency().Match(text) is { Success: true } match ? new Dateline(match.Groups["agency"].Value.Trim(), match.Groups["place"].Value.Trim()) : null;

    /// <summary><c>【東京共同】</c>, <c>［パリ　２日　ロイター］</c>, <c>【ワシントン＝山田太郎】</c>: a bracket holds the place and, last, the agency or the reporter.</summary>
    private static Dateline? Japanese(string text)
    {
        if (Bracketed().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var inside = match.Groups["inside"].Value;
        var (place, signer) = inside.Split('＝', '=', '・') is [var before, var after] ? (before, after) : (inside, string.Empty);
        if (Array.Find(JapaneseAgencies, name => inside.EndsWith(name, StringComparison.OrdinalIgnoreCase)) is { } agency)
        {
            place = signer.Length > 0 ? place : inside[..^agency.Length];
            place = Day().Replace(place, string.Empty).Trim(' ', '　', '＝', '=', '・', ',', '、');
            return new Dateline(agency, place.Length is > 0 and <= 12 ? place : null);
        }

        return signer.Length > 0 && inside.Contains('＝', StringComparison.Ordinal) && place.Length is > 1 and <= 12 ? new Dateline(null, place.Trim()) : null;
    }

    /// <summary><c>新华社北京3月2日电</c>, <c>中新社北京3月2日电</c>, <c>（中央社記者王大明台北2日電）</c>.</summary>
    private static Dateline? Chinese(string text)
    {
        if (Wire().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var place = match.Groups["place"].Value;
        if (match.Groups["reporter"].Success && place.Length > 3)
        {
            place = place[3..]; // A reporter's name is most often three characters.
        }

        return new Dateline(match.Groups["agency"].Value, place);
    }

    [GeneratedRegex(@"^[(\[（【]\s*(?<place>[\p{L} ·,]{2,30}?)\s*=\s*(?<agency>[\p{L}\d .]{2,30}?)\s*[)\]）】]")]
    private static partial Regex PlaceIsAgency();

    [GeneratedRegex(@"^[【［\[](?<inside>[\p{L}\p{N}ー・＝= 　,、]{3,30})[】］\]]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"[\p{Nd}]{1,2}日")]
    private static partial Regex Day();

    [GeneratedRegex(@"^[（(【]?\s*(?<agency>新华社|新華社|中新社|中新网|中新網|中央社|人民网|人民網|海外网|法新社|路透社|美联社)(?<reporter>记者|記者)?\s*(?<place>[\u3400-\u9FFF]{2,9}?)\s*(?:\d{1,2}月)?\d{1,2}日\s*[电電]")]
    private static partial Regex Wire();
}
