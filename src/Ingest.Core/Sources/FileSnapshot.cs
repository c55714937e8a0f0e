using System.Buffers;

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
            // To open a pipe waits for whoever writes into it; pipes and devices have no length.
            return LengthOf(path) == 0 ? new FileSnapshot(name, path, [], null) : Read(name, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new FileSnapshot(name, path, null, $"cannot be read: {exception.Message}");
        }
    }

    /// <summary>What is read is bounded, not what is said: a file may grow.</summary>
    private static FileSnapshot Read(string name, string path)
    {
        using var file = File.OpenRead(path);
        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes + 1);
        try
        {
            var length = file.ReadAtLeast(buffer.AsSpan(0, MostBytes + 1), MostBytes + 1, throwOnEndOfStream: false);
            return length > MostBytes
                ? new FileSnapshot(name, path, null, $"larger than {MostBytes / 1024} KiB; a source file is a few lines")
                : new FileSnapshot(name, path, buffer[..length], null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Of what a link leads to: a link tells its own.</summary>
    private static long LengthOf(string path) => (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length;
}
