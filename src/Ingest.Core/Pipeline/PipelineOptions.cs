using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>How runs go about their links; section <c>Pipeline</c> of the settings.</summary>
public sealed class PipelineOptions
{
    public const string Section = "Pipeline";

    /// <summary>Links of one source in work at one time; the host gate still spaces requests to one host.</summary>
    [Range(1, 64)]
    public int LinksAtOnce { get; set; } = 4;

    /// <summary>Links taken up in one run; the rest waits for the next.</summary>
    [Range(1, 100_000)]
    public int LinksPerRun { get; set; } = 5_000;

    /// <summary>Feeds, sitemaps and listing pages read for one discover entry in one run.</summary>
    [Range(1, 10_000)]
    public int DocumentsPerEntry { get; set; } = 50;

    /// <summary>How long after each visit a stored page is looked at again; after the last one it is left alone. Empty means the default: 1 h, 6 h, 24 h, 7 d.</summary>
    public IReadOnlyList<TimeSpan> RevisitAfter { get; set; } = [];

    /// <summary>The waits that apply. (The default cannot stand in the property: configuration adds to a list, it does not replace it.)</summary>
    internal IReadOnlyList<TimeSpan> Revisits => RevisitAfter.Count > 0 ? RevisitAfter : DefaultRevisits;

    private static readonly TimeSpan[] DefaultRevisits = [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24), TimeSpan.FromDays(7)];

    /// <summary>Stories that appeared longer ago are not looked at again: what an archive offers is old news.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan RevisitYoungerThan { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long after the page of a stored story was missed (404, 410, redirected home) a second look decides whether it was taken down.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "7.00:00:00")]
    public TimeSpan ConfirmRemovalAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>First wait before a failed page is tried again; doubles with every further failure, up to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Failed tries after which a page is given up.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 8;

    /// <summary>Tries after which a page is given up because its host is away or asks to wait; about two weeks with waits of up to a day.</summary>
    [Range(1, 1000)]
    public int HostAttempts { get; set; } = 24;

    /// <summary>How long a worker that was killed or frozen keeps others from its source and host; renewed at a third of it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pages of one article that are joined.</summary>
    [Range(1, 100)]
    public int PagesPerStory { get; set; } = 10;

    /// <summary>Leave out what a source repeats at the beginning and end of its stories.</summary>
    public bool LearnBoilerplate { get; set; } = true;

    /// <summary>Keep the raw bytes of fetched pages for <c>replay</c>.</summary>
    public bool KeepPages { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class PipelineOptionsValidator : IValidateOptions<PipelineOptions>;
