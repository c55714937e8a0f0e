using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What a lease is about.</summary>
public readonly record struct LeaseKey
{
    private LeaseKey(bool isHost, string name) => (IsHost, Name) = (isHost, name);

    /// <summary>A host rather than a source.</summary>
    public bool IsHost { get; }

    /// <summary>The id of the source, or the host.</summary>
    public string Name { get; }

    /// <summary>The right to run a source.</summary>
    public static LeaseKey Of(SourceId source) => new(false, source.Value);

    /// <summary>The right to send requests to a host.</summary>
    public static LeaseKey OfHost(string host) => new(true, host);

    public override string ToString() => (IsHost ? "host " : "source ") + Name;
}
