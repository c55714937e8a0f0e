namespace Ingest.Core.Sources;

/// <summary>One file at one moment.</summary>
/// <param name="Name">Path within the folder of sources, with <c>/</c>.</param>
/// <param name="Path">Path as the operator knows it.</param>
/// <param name="Bytes">What it holds; null when it cannot be used.</param>
/// <param name="Problem">Why it cannot; null when it can.</param>
internal sealed record FileSnapshot(string Name, string Path, byte[]? Bytes, string? Problem)
{
    private const int MostBytes = 256 * 1024;

    public static FileSnapshot Take(string name, string path)
    {
        try
        {
            // What is read is bounded, not what is said: a link tells its own length.
            using var file = File.OpenRead(path);
            var bytes = new byte[MostBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > MostBytes
                ? new FileSnapshot(name, path, null, $"larger than {MostBytes / 1024} KiB; a source file is a few lines")
                : new FileSnapshot(name, path, bytes[..length], null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new FileSnapshot(name, path, null, $"cannot be read: {exception.Message}");
        }
    }
}
