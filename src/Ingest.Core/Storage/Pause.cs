namespace Ingest.Core.Storage;

/// <summary>Why a source is not read.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why, in words for the operator.</param>
public sealed record Pause(DateTimeOffset Since, string Reason)
{
    /// <summary>Who ordered it; null for the program itself, whose pause ends when the source file is edited.</summary>
    public string? By { get; init; }

    /// <summary>When it ends by itself; null for not at all.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>False once its time is over.</summary>
    public bool HoldsAt(DateTimeOffset now) => Until is not { } until || until > now;

    /// <summary>All of it, for people.</summary>
    public override string ToString() =>
        $"paused{(By is { } who ? " by " + who : string.Empty)} since {Since:u}{(Until is { } until ? $" until {until:u}" : string.Empty)}: {Reason}";
}
