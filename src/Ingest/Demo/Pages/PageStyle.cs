namespace Ingest.Demo.Pages;

/// <summary>The design of a house's story pages.</summary>
internal abstract class PageStyle
{
    public abstract string Render(PageView view);
}
