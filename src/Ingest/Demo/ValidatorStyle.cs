namespace Ingest.Demo;

/// <summary>Which validators a server sends and understands.</summary>
internal enum ValidatorStyle
{
    Both,
    ETag,
    LastModified,
    None,
}
