namespace Ingest.Tests.Support.Mongo;

/// <summary>Compressor ids of OP_COMPRESSED.</summary>
internal enum Compression
{
    None = 0,
    Zlib = 2,
    Zstd = 3,
}
