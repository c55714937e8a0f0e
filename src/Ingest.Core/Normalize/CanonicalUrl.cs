using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Ingest.Core.Common.Text;
using Ingest.Core.Normalize.Urls;

namespace Ingest.Core.Normalize;

/// <summary>The canonical form of a URL and its key.</summary>
/// <remarks>
/// The form must still be an address that works, so it changes spelling only (RFC 3986 §6.2.2) and drops what never selects content.
/// What <em>usually</em> makes no difference (scheme, <c>www.</c>, final slash, order of parameters, AMP, print and mobile editions)
/// is folded in the key alone.
/// </remarks>
public static class CanonicalUrl
{
    /// <summary>Reads an address as people and feeds write it: white space around it and line breaks inside it are dropped, as browsers do.</summary>
    public static Uri? Read(string text)
    {
        var clean = text.AsSpan().IndexOfAny("\t\r\n") < 0 ? text : string.Concat(text.Where(c => c is not ('\t' or '\r' or '\n')));
        return Uri.TryCreate(clean.Trim(), UriKind.Absolute, out var url) && IsWeb(url) ? url : null;
    }

    /// <summary>The form under which a story is stored and shown.</summary>
    public static Uri Of(Uri url)
    {
        if (!IsWeb(url))
        {
            return url;
        }

        var original = AmpCache.Unwrap(url);
        var form = new StringBuilder(original.AbsoluteUri.Length);
        form.Append(original.Scheme).Append("://").Append(Host(original));
        AppendPort(form, original);
        form.Append(UrlEscapes.Tidy(original.AbsolutePath));
        AppendQuery(form, UrlQuery.Parse(original.Query).Where(parameter => !TrackingParameters.IsTracking(parameter)));
        if (original.Fragment.StartsWith("#!", StringComparison.Ordinal))
        {
            form.Append(original.Fragment);
        }

        return Uri.TryCreate(form.ToString(), UriKind.Absolute, out var tidy) ? tidy : original;
    }

    /// <summary>Hash of the identity of a URL, 32 hexadecimal digits: equal for spellings that lead to the same article.</summary>
    public static string Key(Uri url) =>
        XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(Identity(url))).ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>What the key is the hash of: the canonical form less all that usually makes no difference.</summary>
    internal static string Identity(Uri url)
    {
        if (!IsWeb(url))
        {
            return url.IsAbsoluteUri ? url.AbsoluteUri : url.OriginalString;
        }

        var form = Of(url);
        var identity = new StringBuilder(form.AbsoluteUri.Length);
        identity.Append(UrlEditions.PlainHost(Host(form)));
        AppendPort(identity, form);
        identity.Append(UrlEditions.PlainPath(form.AbsolutePath));
        var parameters = UrlQuery.Parse(form.Query)
            .Where(parameter => !UrlEditions.IsEdition(parameter))
            .Select(parameter => parameter.ForComparison())
            .Order(UrlParameter.ByNameThenValue);
        AppendQuery(identity, parameters);
        return identity.Append(form.Fragment).ToString();
    }

    private static bool IsWeb(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static string Host(Uri url)
    {
        var host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : HostNames.Ascii(url) ?? url.Host;
        return host.ToLowerInvariant().TrimEnd('.');
    }

    private static void AppendPort(StringBuilder form, Uri url)
    {
        if (!url.IsDefaultPort && url.Port > 0)
        {
            form.Append(CultureInfo.InvariantCulture, $":{url.Port}");
        }
    }

    private static void AppendQuery(StringBuilder form, IEnumerable<UrlParameter> parameters)
    {
        var separator = '?';
        foreach (var parameter in parameters)
        {
            form.Append(separator).Append(parameter);
            separator = '&';
        }
    }
}
