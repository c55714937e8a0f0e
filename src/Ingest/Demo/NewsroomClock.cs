namespace Ingest.Demo;

/// <summary>Tells the newsroom's time: the program's clock, moved on where someone skipped ahead, and the schedule laid over it.</summary>
internal sealed class NewsroomClock
{
    private readonly TimeProvider _provider;
    private long _skipped;

    public NewsroomClock(TimeProvider provider, Pace pace)
    {
        _provider = provider;
        Pace = pace;
        OpenedAt = provider.GetUtcNow();
    }

    public Pace Pace { get; }

    public DateTimeOffset OpenedAt { get; }

    public DateTimeOffset Now => _provider.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _skipped));

    /// <summary>Moves the newsroom, and nobody else, on by so much scheduled time.</summary>
    public void Skip(TimeSpan scheduled) => Interlocked.Add(ref _skipped, (scheduled / Pace.Speed).Ticks);

    /// <summary>When a scheduled moment comes; moments before the opening are not scaled.</summary>
    public DateTimeOffset At(TimeSpan scheduled) => OpenedAt + (scheduled > TimeSpan.Zero ? scheduled / Pace.Speed : scheduled);

    /// <summary>Publication date of something scheduled, to the minute as the houses print it.</summary>
    public DateTimeOffset DateOf(TimeSpan scheduled)
    {
        var at = At(scheduled);
        return new DateTimeOffset(at.Ticks - at.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
    }
}
