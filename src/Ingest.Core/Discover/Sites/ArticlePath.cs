using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Ingest.Core.Discover.Sites;

/// <summary>Weighs by its address alone whether a page is an article.</summary>
internal static partial class ArticlePath
{
    /// <summary>Sections, services and functions of a site, as path segments.</summary>
    private static readonly FrozenSet<string> NotArticles = new[]
    {
        "tag", "tags", "category", "categories", "topic", "topics", "author", "authors", "autor", "search", "login", "register", "signup", "sign-in", "signin",
        "subscribe", "subscription", "subscriptions", "newsletter", "newsletters", "about", "about-us", "contact", "contact-us", "privacy", "privacy-policy",
        "terms", "terms-of-use", "terms-of-service", "impressum", "imprint", "datenschutz", "agb", "kontakt", "mentions-legales", "cookies", "cookie-policy",
        "advertise", "advertising", "jobs", "careers", "help", "faq", "account", "profile", "user", "users", "cart", "shop", "share", "print", "wp-admin", "wp-login.php",
        "page", "archive", "archives", "archiv", "rss", "feed", "feeds", "sitemap", "weather", "wetter", "horoscope", "games", "podcasts", "epaper", "e-paper",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for what is no page of text; else the higher the likelier.</summary>
    public static int? Weigh(Uri url)
    {
        var path = Uri.UnescapeDataString(url.AbsolutePath);
        if (path.Length < 2 || OtherFile().IsMatch(path) || FeedAnchors.LooksLikeFeed(url))
        {
            return null;
        }

        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0)
        {
            return null;
        }

        if (segments.Any(NotArticles.Contains))
        {
            return -3;
        }

        var last = PageEnd().Replace(segments[^1], "");
        var weight = 0;
        weight += Date().IsMatch(path) ? 3 : 0;
        weight += last.AsSpan().CountAny('-', '_') >= 3 ? 2 : last.AsSpan().CountAny('-', '_') == 2 ? 1 : 0;
        weight += LongNumber().IsMatch(last) || LongNumber().IsMatch(url.Query) ? 2 : 0;
        weight += last.Length != segments[^1].Length ? 1 : 0;
        return weight;
    }

    [GeneratedRegex(@"(?:^|/)(?:19|20)\d\d[/\-]?[01]\d(?:[/\-]?[0-3]\d)?(?:/|-|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Date();

    [GeneratedRegex(@"\d{4}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\.(?:s?html?|php|aspx?|jsp|cms|ece|article)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PageEnd();

    [GeneratedRegex(@"\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|pdf|zip|gz|mp[34]|m4a|webm|mov|avi|docx?|xlsx?|pptx?|apk|exe)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OtherFile();
}
