using Ingest.Core.Model;

namespace Ingest.Core.Fetch;

/// <summary>A body that was read in full, or why it was not. The detail does not name the host.</summary>
internal readonly record struct Body(ReadOnlyMemory<byte> Bytes, Exchange.Failed? Failure)
{
    public static Body Of(FailureKind kind, string detail, bool transient = false) => new(default, new Exchange.Failed(kind, detail, transient));
}
