namespace Ingest.Demo;

/// <summary>How fast the newsroom's schedule goes by.</summary>
/// <param name="Speed">Scheduled seconds in one second of the clock.</param>
/// <param name="Endless">True when bulletins go on after the written stories are through.</param>
internal sealed record Pace(double Speed, bool Endless)
{
    /// <summary>For someone who watches: something happens every few seconds and never stops.</summary>
    public static readonly Pace Live = new(1, Endless: true);

    /// <summary>For one or two runs: the written schedule as it stands and nothing after it, so that the end is known.</summary>
    public static readonly Pace Finite = new(1, Endless: false);

    /// <summary>For tests and short shows: ten times as fast and nothing after the end.</summary>
    public static readonly Pace Fast = new(10, Endless: false);
}
