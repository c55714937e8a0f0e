using System.ComponentModel.DataAnnotations;

namespace Ingest.Core.Fetch.Browser;

/// <summary>The browser for sources with <c>render: browser</c>; section <c>Browser</c> of the settings.</summary>
public sealed class BrowserOptions
{
    public const string Section = "Browser";

    /// <summary>The Chromium to start; null for the first of the usual names in PATH.</summary>
    public string? Path { get; set; }

    /// <summary>Whether Chromium keeps its own sandbox, which it cannot as root and in most containers.</summary>
    public bool Sandbox { get; set; } = true;

    /// <summary>Browsers at one time; each renders one page and ends.</summary>
    [Range(1, 16)]
    public int AtOnce { get; set; } = 1;

    /// <summary>How long a page may load; what it shows by then is taken.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan LoadFor { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long nothing may be asked for after the page has loaded until it counts as done.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan SettleFor { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Scripts, style sheets and data that one page may ask for.</summary>
    [Range(0, 10_000)]
    public int Requests { get; set; } = 60;

    /// <summary>Bytes of all of them together, after decompression.</summary>
    [Range(1024, 1 << 30)]
    public int Limit { get; set; } = 20 << 20;
}
