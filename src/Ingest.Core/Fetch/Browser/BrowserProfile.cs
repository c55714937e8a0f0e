namespace Ingest.Core.Fetch.Browser;

/// <summary>The folder of one browser. A lock in it shows that its process lives, so that what a killed one left behind can be told apart.</summary>
internal sealed class BrowserProfile : IDisposable
{
    private const string Prefix = "ingest-browser-";
    private const string LockName = "ingest.lock";

    private readonly FileStream _lock;

    private BrowserProfile(string folder, FileStream @lock) => (Folder, _lock) = (folder, @lock);

    public string Folder { get; }

    /// <exception cref="IOException">There is no place for it.</exception>
    public static BrowserProfile Create()
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
            return new BrowserProfile(folder, Lock(folder, FileMode.Create));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>Deletes the folders of processes that are no more; what cannot be deleted stays.</summary>
    public static void Sweep()
    {
        try
        {
            foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
            {
                SweepOne(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The place for temporary files cannot be listed; the system's own clearing takes what is left.
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        Delete(Folder);
    }

    private static void SweepOne(string folder)
    {
        try
        {
            using var taken = Lock(folder, FileMode.Open);
            Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // In use, being made at this moment, or another user's.
        }
    }

    private static FileStream Lock(string folder, FileMode mode) => new(Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A child that is still ending wrote into it; the system's own clearing takes what is left.
        }
    }
}
