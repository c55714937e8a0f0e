namespace Ingest.Core.Common.Dates.Text;

/// <summary>An offset found before the token <paramref name="End"/>: fixed, or that of a zone which has summer time.</summary>
internal sealed record FoundZone(int End, TimeSpan? Offset, TimeZoneInfo? Zone)
{
    public TimeSpan At(DateTime local) => Offset ?? Zone?.GetUtcOffset(local) ?? TimeSpan.Zero;
}
