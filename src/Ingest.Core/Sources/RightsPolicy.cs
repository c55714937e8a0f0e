namespace Ingest.Core.Sources;

/// <summary>Whether what publishers reserve about a text (robots directives, TDM reservation) decides that it is left out.</summary>
public enum RightsPolicy
{
    Obey,

    /// <summary>Only with the publisher's leave, for example a licence.</summary>
    Ignore,
}
