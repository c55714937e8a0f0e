using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ingest.WebSub;

/// <summary>How the daemon lets hubs tell it of news (W3C WebSub); section <c>WebSub</c> of the settings.</summary>
internal sealed class WebSubOptions
{
    public const string Section = "WebSub";

    /// <summary>Public address under which a proxy leads to <c>/websub</c> of this daemon; empty for no subscriptions.</summary>
    public string? Callback { get; set; }

    /// <summary>From this the callback paths and the secrets of the subscriptions are derived, so that they hold over restarts; the same for all workers.</summary>
    public string? Secret { get; set; }

    /// <summary>Lease that hubs are asked for; renewed when a quarter of it is left.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromDays(10);

    /// <summary>Least interval at which a source is still asked while its subscription lives: hubs fall silent without a word.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "1.00:00:00")]
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromHours(3);

    /// <summary>Bytes of a notification; a larger one is refused. What it says is only checked, never used.</summary>
    [Range(1_024, 67_108_864)]
    public int LargestBody { get; set; } = 5_242_880;
}

[OptionsValidator]
internal sealed partial class WebSubOptionsValidator : IValidateOptions<WebSubOptions>;
