namespace Ingest.Core.Discover.Markup;

/// <summary>What <see cref="MarkupReader"/> stands on.</summary>
internal enum MarkupToken
{
    None,
    Start,
    End,
    Text,
}
