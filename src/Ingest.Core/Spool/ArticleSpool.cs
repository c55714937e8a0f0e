using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Spool;

/// <summary>
/// Articles whose store went away, on disk, first in first out. An article is there as a whole or not at all, whenever the process is
/// killed; it is a short cut only, for its link is still pending in the store and would be read again.
/// </summary>
public sealed class ArticleSpool(IOptions<SpoolOptions> options, TimeProvider time, ILogger<ArticleSpool> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SpoolFile> _waiting = new(StringComparer.Ordinal);
    private readonly List<SpoolRoom> _rooms = [];
    private long _bytes;
    private long _last;
    private bool _warned;

    public string Folder => Path.GetFullPath(options.Value.Folder);

    /// <summary>What this process holds.</summary>
    public SpoolSize Size
    {
        get
        {
            lock (_gate)
            {
                return new SpoolSize(Folder, _waiting.Count, _bytes);
            }
        }
    }

    /// <summary>Takes over what processes left that are no more.</summary>
    public void Adopt()
    {
        lock (_gate)
        {
            _warned = false;
            try
            {
                foreach (var path in Directory.Exists(Folder) ? Directory.GetDirectories(Folder) : [])
                {
                    if (!_rooms.Exists(room => room.Path == path) && SpoolRoom.TryTake(path) is { } room)
                    {
                        Enter(room);
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                logger.SpoolUnreadable(Folder, exception.Message);
            }
        }
    }

    /// <summary>False when there is no room or the disk refuses: the article is not kept, and a warning said so once since the last <see cref="Adopt"/>.</summary>
    public bool Keep(SpooledArticle article)
    {
        var bytes = SpoolCodec.Encode(article);
        lock (_gate)
        {
            if (_bytes + bytes.Length > options.Value.MaxSize)
            {
                WarnOnce(() => logger.SpoolFull(new SpoolSize(Folder, _waiting.Count, _bytes), options.Value.MaxSize));
                return false;
            }

            try
            {
                var name = Math.Max(_last + 1, time.GetUtcNow().UtcTicks).ToString("D20", CultureInfo.InvariantCulture) + ".zst";
                var path = Path.Combine(OwnRoom().Path, name);
                Write(path, bytes);
                Add(new SpoolFile(path, bytes.Length));
                logger.ArticleKept(article.Before.Source, path);
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                WarnOnce(() => logger.SpoolBroken(Folder, exception.Message));
                return false;
            }
        }
    }

    /// <summary>Null when nothing waits.</summary>
    public SpoolFile? Oldest()
    {
        lock (_gate)
        {
            return _waiting.Count == 0 ? null : _waiting.First().Value;
        }
    }

    /// <summary>Null when the file is torn or cannot be read; it is set aside then.</summary>
    public SpooledArticle? Read(SpoolFile file)
    {
        try
        {
            return SpoolCodec.Decode(File.ReadAllBytes(file.Path));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            SetAside(file, "it cannot be read: " + exception.Message);
            return null;
        }
    }

    /// <summary>The article is stored, or need not be.</summary>
    public void Remove(SpoolFile file) => TakeOut(file, () => File.Delete(file.Path));

    /// <summary>Moves a file out of the way, beside the rooms, as <c>NAME.bad</c>.</summary>
    public void SetAside(SpoolFile file, string reason)
    {
        var bad = Path.Combine(Folder, Path.ChangeExtension(file.Name, ".bad"));
        TakeOut(file, () => File.Move(file.Path, bad, overwrite: true));
        logger.ArticleSetAside(bad, reason);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _rooms.ForEach(room => room.Dispose());
            _rooms.Clear();
        }
    }

    private SpoolRoom OwnRoom()
    {
        if (_rooms.Count == 0)
        {
            var path = Path.Combine(Folder, Guid.CreateVersion7(time.GetUtcNow()).ToString("N"));
            Directory.CreateDirectory(path);
            _rooms.Add(SpoolRoom.TryTake(path) ?? throw new IOException($"'{path}' cannot be locked"));
        }

        return _rooms[0];
    }

    private void Enter(SpoolRoom room)
    {
        _rooms.Add(room);
        foreach (var unfinished in Directory.EnumerateFiles(room.Path, "*.tmp"))
        {
            File.Delete(unfinished);
        }

        foreach (var file in new DirectoryInfo(room.Path).EnumerateFiles(SpoolFile.Pattern))
        {
            Add(new SpoolFile(file.FullName, file.Length));
        }
    }

    private void Add(SpoolFile file)
    {
        _waiting[file.Name] = file;
        _bytes += file.Size;
        _last = long.TryParse(Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(_last, number) : _last;
    }

    /// <summary>Whatever the disk says, the file is not offered again by this process: a drain must come to its end.</summary>
    private void TakeOut(SpoolFile file, Action act)
    {
        lock (_gate)
        {
            if (_waiting.Remove(file.Name))
            {
                _bytes -= file.Size;
            }

            try
            {
                act();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                logger.FileStuck(file.Path, exception.Message);
            }
        }
    }

    private void WarnOnce(Action warn)
    {
        if (!_warned)
        {
            _warned = true;
            warn();
        }
    }

    /// <summary>Flushed to the disk before it gets its name.</summary>
    private static void Write(string path, byte[] bytes)
    {
        var unfinished = Path.ChangeExtension(path, ".tmp");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }
        catch (IOException)
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
