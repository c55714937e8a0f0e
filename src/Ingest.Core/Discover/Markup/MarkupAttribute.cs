namespace Ingest.Core.Discover.Markup;

/// <summary>An attribute as written: name in lower case, value with its references resolved.</summary>
internal readonly record struct MarkupAttribute(string Name, string Value);
