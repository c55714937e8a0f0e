namespace Ingest.Reloading;

/// <summary>The file system's events of a folder and its sub-folders, all the same: whatever it was, the folder is looked at.</summary>
internal static class FolderEvents
{
    /// <summary>Null, with the reason told, where there are none to be had.</summary>
    public static FileSystemWatcher? Try(string folder, Action notice, Action<string> told)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(File.Exists(folder) ? Path.GetDirectoryName(Path.GetFullPath(folder))! : folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.CreationTime,
            };
            watcher.Changed += (_, _) => notice();
            watcher.Created += (_, _) => notice();
            watcher.Deleted += (_, _) => notice();
            watcher.Renamed += (_, _) => notice();
            watcher.Error += (_, fault) =>
            {
                // Too many events at once are no fault: the folder is looked at all the same.
                if (fault.GetException() is not InternalBufferOverflowException)
                {
                    told(fault.GetException().Message);
                }

                notice();
            };
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            watcher?.Dispose();
            told(exception.Message);
            return null;
        }
    }
}
