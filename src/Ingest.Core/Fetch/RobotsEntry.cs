namespace Ingest.Core.Fetch;

/// <summary>What the cache holds of one authority.</summary>
internal sealed class RobotsEntry
{
    private volatile RobotsRules? _rules;
    private long _untilTicks;

    /// <summary>Taken by the one caller that asks the host; never disposed, as it holds no handle.</summary>
    public SemaphoreSlim Asking { get; } = new(1);

    public RobotsRules.Known? LastKnown { get; private set; }

    public DateTimeOffset KnownSince { get; private set; }

    public DateTimeOffset Until => new(Volatile.Read(ref _untilTicks), TimeSpan.Zero);

    public RobotsRules? Fresh(DateTimeOffset now) => now < Until ? _rules : null;

    public void Keep(RobotsRules.Known known, DateTimeOffset since, DateTimeOffset until)
    {
        LastKnown = known;
        KnownSince = since;
        Keep(known, until);
    }

    public void Keep(RobotsRules rules, DateTimeOffset until)
    {
        _rules = rules;
        Volatile.Write(ref _untilTicks, until.UtcTicks);
    }
}
