using System.ComponentModel.DataAnnotations;

namespace Ingest.Core.Extract;

/// <summary>Process settings of reading pages.</summary>
public sealed class ExtractOptions
{
    public const string Section = "Extract";

    /// <summary>So long is one page worked on; one that takes longer is refused. The slowest story takes a few hundredths of a second: this is for pages made to be slow.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:05:00")]
    public TimeSpan LongestTime { get; set; } = TimeSpan.FromSeconds(5);
}
