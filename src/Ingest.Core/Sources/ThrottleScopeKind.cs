namespace Ingest.Core.Sources;

/// <summary>What requests have in common that take turns.</summary>
public enum ThrottleScopeKind
{
    /// <summary>The host.</summary>
    Host,

    /// <summary>The registrable domain: what one can register under a public suffix.</summary>
    Domain,

    /// <summary>Every host of the sources that name the same group, such as the sites of one provider.</summary>
    Group,
}
