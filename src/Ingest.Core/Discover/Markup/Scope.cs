namespace Ingest.Core.Discover.Markup;

/// <summary>What holds for everything inside an element: the address that links are relative to, and the language.</summary>
internal sealed record Scope(Uri Base, string? Language)
{
    public Scope Inside(Element element)
    {
        var address = element.Base is { } text ? LinkAddress.Resolve(text, Base) : null;
        var language = element.Attribute("xml:lang");
        return address is null && language is null ? this : new Scope(address ?? Base, language ?? Language);
    }
}
