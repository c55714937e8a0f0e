namespace Ingest.Core.Sources;

/// <summary>How the pages of a source are read.</summary>
public enum RenderMode
{
    /// <summary>As the site sends them.</summary>
    None,

    /// <summary>As Chromium shows them, after their scripts have run.</summary>
    Browser,
}
