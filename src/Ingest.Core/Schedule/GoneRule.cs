using Ingest.Core.Model;

namespace Ingest.Core.Schedule;

/// <summary>When 410 is believed: not before a second look a day later. Pure.</summary>
public static class GoneRule
{
    private static readonly TimeSpan UntilSecondLook = TimeSpan.FromDays(1);

    /// <summary>What is known after one more 410.</summary>
    public static Gone After(Gone? gone, DateTimeOffset now) => gone is null ? new Gone(now, now) : gone with { LastSeen = now };

    /// <summary>True after the second look: the document is not asked for again.</summary>
    public static bool IsForGood(Gone gone) => gone.LastSeen - gone.FirstSeen >= UntilSecondLook;

    /// <summary>When the document is looked at again; null for never.</summary>
    public static DateTimeOffset? NextLook(Gone gone) => IsForGood(gone) ? null : gone.FirstSeen + UntilSecondLook;

    /// <summary>False while the second look is still to come, and after it.</summary>
    public static bool MayAsk(Gone? gone, DateTimeOffset now) => gone is null || NextLook(gone) <= now;
}
