namespace Ingest.Core.Fetch;

/// <summary>What is known of the rules of one authority.</summary>
internal abstract record RobotsRules
{
    private RobotsRules()
    {
    }

    /// <summary>The rules, or none where the file is unavailable (4xx).</summary>
    public sealed record Known(RobotsFile File) : RobotsRules;

    /// <summary>Everything is disallowed for now.</summary>
    public sealed record Unreachable(Exchange.Failed Failure) : RobotsRules;

    /// <summary>The address guard refused to ask.</summary>
    public sealed record Forbidden(string Detail) : RobotsRules;
}
