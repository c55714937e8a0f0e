using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ingest.Daemon;

/// <summary>How the daemon as a whole behaves; section <c>Daemon</c> of the settings.</summary>
internal sealed class DaemonOptions
{
    public const string Section = "Daemon";
    public const string DefaultListen = "http://127.0.0.1:8630";

    /// <summary>Sources that run at one time.</summary>
    [Range(1, 256)]
    public int SourcesAtOnce { get; set; } = 8;

    /// <summary>How long runs in flight may take to end after SIGTERM.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan DrainWithin { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How often the store is looked at for orders that were given there.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan OrdersEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where operator page and health endpoints listen; loopback only unless changed.</summary>
    [Required]
    public string Listen { get; set; } = DefaultListen;

    /// <summary>Opens the operator page at other addresses than loopback, as a password or bearer token; null for loopback only.</summary>
    [MinLength(16)]
    public string? Token { get; set; }
}

[OptionsValidator]
internal sealed partial class DaemonOptionsValidator : IValidateOptions<DaemonOptions>;
