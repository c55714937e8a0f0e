namespace Ingest.Core.Sources;

/// <summary>Whether robots.txt decides what may be fetched.</summary>
public enum RobotsPolicy
{
    Obey,

    /// <summary>Only with the publisher's leave, for example a partner's feed.</summary>
    Ignore,
}
