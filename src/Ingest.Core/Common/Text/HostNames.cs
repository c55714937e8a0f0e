namespace Ingest.Core.Common.Text;

/// <summary>Host names of URLs. <see cref="Uri"/> takes names that no name server could be asked for and throws when the ASCII form is wanted.</summary>
internal static class HostNames
{
    /// <summary>The host in ASCII (IDNA); null when the name has no such form.</summary>
    public static string? Ascii(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
