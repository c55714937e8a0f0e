namespace Ingest.Core.Model;

/// <summary>Who said which UTC offset a date has.</summary>
public enum OffsetOrigin
{
    /// <summary>The text itself.</summary>
    Stated,

    /// <summary>The source's <c>time_zone</c>.</summary>
    Source,

    /// <summary>Nobody: UTC was assumed.</summary>
    Assumed,
}
