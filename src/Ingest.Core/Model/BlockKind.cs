namespace Ingest.Core.Model;

/// <summary>What a block of body text is.</summary>
public enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    Quote,
    TableRow,
    Preformatted,
}
