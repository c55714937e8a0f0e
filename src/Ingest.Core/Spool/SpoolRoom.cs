namespace Ingest.Core.Spool;

/// <summary>
/// A sub-folder that one process has for itself by an advisory lock. The system frees the lock when the process ends, however it
/// ends, so that the next start takes the room over and two processes never drain the same file.
/// </summary>
internal sealed class SpoolRoom : IDisposable
{
    private readonly FileStream _lock;

    private SpoolRoom(string path, FileStream taken) => (Path, _lock) = (path, taken);

    public string Path { get; }

    /// <summary>Null when another process has it, or has just removed it.</summary>
    public static SpoolRoom? TryTake(string path)
    {
        try
        {
            return new SpoolRoom(path, new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>An empty room is removed while it is still locked: nobody can have taken it.</summary>
    public void Dispose()
    {
        try
        {
            if (!Directory.EnumerateFiles(Path, SpoolFile.Pattern).Any())
            {
                File.Delete(_lock.Name);
                Directory.Delete(Path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It stays and is empty; the next start takes it over.
        }
        finally
        {
            _lock.Dispose();
        }
    }
}
