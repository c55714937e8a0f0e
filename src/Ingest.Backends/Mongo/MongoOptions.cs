namespace Ingest.Backends.Mongo;

/// <summary>Bounds of the calls to the database.</summary>
internal sealed record MongoOptions
{
    public static readonly MongoOptions Default = new();

    /// <summary>Further tries of a call that met a transient fault.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Wait before the first further try; doubles, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan MostRetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So many calls within <see cref="BreakWithin"/>, half of them failed, hold further ones back.</summary>
    public int BreakAfter { get; init; } = 8;

    public TimeSpan BreakWithin { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For one try, from selecting a server to the last byte of its answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long a claim holds that was not released.</summary>
    public TimeSpan ClaimLease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long fingerprints are compared with after a story was stored.</summary>
    public TimeSpan KeepFingerprints { get; init; } = TimeSpan.FromDays(7);
}
