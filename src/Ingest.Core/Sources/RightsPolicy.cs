namespace Ingest.Core.Sources;

/// <summary>Which of the things that publishers say about a text decide that it is left out.</summary>
public enum RightsPolicy
{
    /// <summary>All: TDM reservations, and robots directives for everyone or for us.</summary>
    Obey,

    /// <summary>TDM reservations, and robots directives that name us; those for search engines (<c>noindex</c>, <c>noarchive</c>) are noted only.</summary>
    Tdm,

    /// <summary>None; only with the publisher's leave, for example a licence.</summary>
    Ignore,
}
