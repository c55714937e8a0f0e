namespace Ingest.Demo.Offers;

/// <summary>A document by which a house tells what it has: feed, sitemap or listing.</summary>
internal abstract class Offer(string path)
{
    public string Path => path;

    public abstract string ContentType { get; }

    /// <summary>True for a document that is a gzip file, whatever the transfer does.</summary>
    public virtual bool IsGzipFile => false;

    public abstract string Render(OfferView view);
}
