namespace Ingest.Core.Sources.Format;

/// <summary>
/// The format of a source file, written once: the readers know the keys from here, and the JSON Schema that editors complete by is made of it.
/// Each key's rules beyond its form stand with its reader.
/// </summary>
public static class SourceFormat
{
    internal const string IdPattern = "^[a-z0-9][a-z0-9-]{0,63}$";

    internal static readonly MapFormat Schedule = new(
    [
        new KeyFormat("every", Forms.DurationRange, "A fixed interval, or a range within which the source's own pace decides; default 15m..24h.", "15m..6h"),
        new KeyFormat("cron", Forms.Text, "Five fields as in crontab, or Quartz's six; H spreads sources over the field.", "\"H/20 6-23 * * *\""),
    ]);

    internal static readonly MapFormat Politeness = new(
    [
        new KeyFormat("delay", Forms.Duration, "Least time between two requests to a host, 0s to 5m; default 5s, and never less than the host's Crawl-delay.", "5s"),
        new KeyFormat("concurrency", new ValueFormat.Number(1, 16), "Requests at one time at one host; default 1.", "1"),
        new KeyFormat("robots", new ValueFormat.Word("obey", "ignore"), "Whether robots.txt decides; default obey.", "obey"),
        new KeyFormat("rights", new ValueFormat.Word("obey", "tdm", "ignore"), "What a publisher's reservation costs; default the setting Fetch:Rights.", "tdm"),
        new KeyFormat("scope", new ValueFormat.Text("^(host|domain|group:[a-z0-9][a-z0-9-]{0,63})$"), "Which hosts share delay and concurrency: host (default), domain or group:NAME.", "domain"),
    ]);

    internal static readonly MapFormat Network = new(
    [
        new KeyFormat("allow_private", Forms.Texts, "Address ranges that may be reached although they are not public.", "[\"127.0.0.0/8\"]"),
        new KeyFormat("allow_ports", new ValueFormat.Items(new ValueFormat.Number(1, 65535), OrSingle: true), "Ports beyond 80 and 443.", "[8080]"),
        new KeyFormat("proxy", new ValueFormat.Text("^(https?://|socks5://|socks4a://|.*\\$\\{)"), "Proxy of every request of this source.", "\"http://proxy.example:3128\""),
    ]);

    internal static readonly MapFormat Auth = new(
    [
        new KeyFormat("header", Forms.Text, "Name of a header that is sent to the hosts which the source itself names.", "X-Partner-Key") { IsRequired = true },
        new KeyFormat("value", Forms.Text, "Its value, from the environment or a file.", "\"${env:HERALD_KEY:-none}\"") { IsRequired = true },
    ]);

    internal static readonly MapFormat Coverage = new(
    [
        .. new[] { "title", "body", "authors", "published", "modified", "section", "tags", "image", "summary", "language" }
            .Select(field => new KeyFormat(field, new ValueFormat.Text("^[0-9]+(\\.[0-9]+)?%$"), $"Least share of stories with {field}.", "95%")),
    ]);

    internal static readonly MapFormat Expect = new(
    [
        new KeyFormat("stories_per_day", new ValueFormat.Text("^(?=.*[0-9])[0-9]{0,6}\\.\\.[0-9]{0,6}$"), "How many stories a day are usual: 20.., ..200 or 20..200.", "20.."),
        new KeyFormat("silent_for", Forms.Duration, "Silence longer than this is an issue.", "12h"),
        new KeyFormat("coverage", new ValueFormat.Map(Coverage), "Least share of stories that have a field.", "{ title: 100%, published: 95% }"),
    ]);

    /// <summary>The keys of the file itself.</summary>
    public static MapFormat Root { get; } = new(
    [
        new KeyFormat("id", new ValueFormat.Text(IdPattern), "Name of the source: lower-case letters, digits and hyphens; stories and state hang on it.", "gulf-herald") { IsRequired = true },
        new KeyFormat("name", Forms.Text, "Name for people.", "The Gulf Herald"),
        new KeyFormat("homepage", Forms.Url, "The site; without discover, it is looked at for what offers its links.", "https://herald.example/"),
        new KeyFormat("extends", Forms.Texts, "Templates whose keys hold where this file sets none.", "[arabic-daily]"),
        new KeyFormat("enabled", Forms.Flag, "false leaves the source out; default true.", "true"),
        new KeyFormat("language", Forms.Text, "BCP 47 tag; a hint that goes before the page's own and is checked against the text.", "ar"),
        new KeyFormat("time_zone", Forms.Text, "IANA name, for dates that carry no offset.", "Asia/Riyadh"),
        new KeyFormat("tags", Forms.Texts, "Words that every story of the source carries.", "[gulf, politics]"),
        new KeyFormat("schedule", new ValueFormat.Map(Schedule), "When the source is read.", "{ every: 15m..6h }"),
        new KeyFormat("discover", new ValueFormat.Items(new ValueFormat.Map(DiscoverFormat.Entry), OrSingle: false), "Where links come from: feeds, sitemaps, listings, or the site itself.", "[{ feed: https://herald.example/rss.xml }]"),
        new KeyFormat("include", Forms.Globs, "Only URLs that match one of these globs: * within a segment, ** across segments.", "[\"/news/**\"]"),
        new KeyFormat("exclude", Forms.Globs, "No URL that matches one of these globs.", "[\"/video/**\"]"),
        new KeyFormat("extract", new ValueFormat.Map(ExtractFormat.Extract), "Own rules for fields: a selector, or a map with css and more; without, the general rules apply.", "{ title: h1.title }"),
        new KeyFormat("politeness", new ValueFormat.Map(Politeness), "How gently the hosts are treated.", "{ delay: 10s }"),
        new KeyFormat("network", new ValueFormat.Map(Network), "What of the network may be reached beyond public addresses.", "{ allow_ports: [8080] }"),
        new KeyFormat("render", new ValueFormat.Word("browser", "none"), "browser shows pages in Chromium and reads them after their scripts; default none.", "none"),
        new KeyFormat("auth", new ValueFormat.Map(Auth), "A header with a secret.", "{ header: X-Partner-Key, value: \"${env:HERALD_KEY:-none}\" }"),
        new KeyFormat("expect", new ValueFormat.Map(Expect), "What a healthy source looks like.", "{ silent_for: 12h }"),
    ]);
}
