using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ingest.Reloading;

/// <summary>Where the source files are and how edits are taken up; section <c>Sources</c> of the settings.</summary>
internal sealed class SourcesOptions
{
    public const string Section = "Sources";

    /// <summary>Folder of source files, sub-folders included.</summary>
    [Required]
    public string Folder { get; set; } = "sources";

    /// <summary>Take up edits by itself; without it only SIGHUP and <c>ingest reload</c> do.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>How long the folder must stay as it is before it is read: an editor, a copy or a checkout writes many times.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Debounce { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the folder is looked at whatever the file system tells: network volumes and mounted maps tell little.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(30);
}

[OptionsValidator]
internal sealed partial class SourcesOptionsValidator : IValidateOptions<SourcesOptions>;
