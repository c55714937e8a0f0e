namespace Ingest.Daemon;

/// <summary>Reads what <c>Daemon:Listen</c> says.</summary>
internal static class ListenAddress
{
    /// <summary>
    /// Where a client on this machine reaches a daemon that listens at <paramref name="listen"/>: every interface (<c>*</c>, <c>+</c>,
    /// <c>0.0.0.0</c>, <c>[::]</c>) includes loopback. Null when it is no http address; certificates are the work of a proxy in front.
    /// </summary>
    public static Uri? Local(string listen)
    {
        var text = listen.Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != "http" || url.PathAndQuery != "/")
        {
            return null;
        }

        return url.Host is "0.0.0.0" or "[::]" ? new UriBuilder(url) { Host = "127.0.0.1" }.Uri : url;
    }
}
