using Ingest.Core.Common.Text;

namespace Ingest.Core.Fetch;

/// <summary>Reads redirects; following them is the fetcher's.</summary>
internal static class Redirect
{
    public static bool Is(int status) => status is 301 or 302 or 303 or 307 or 308;

    public static bool IsPermanent(int status) => status is 301 or 308;

    /// <summary>Where a redirect leads, without fragment; null when the answer is none or its Location cannot be read.</summary>
    public static Uri? Target(Uri from, Exchange.Answered answered)
    {
        if (!Is(answered.Status) || answered.Headers["Location"] is not { Length: > 0 } location || !Uri.TryCreate(from, location.Trim(), out var to) || HostNames.Ascii(to) is null)
        {
            return null;
        }

        return to.Fragment.Length == 0 ? to : new UriBuilder(to) { Fragment = "" }.Uri;
    }
}
