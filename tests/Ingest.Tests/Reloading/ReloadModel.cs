namespace Ingest.Tests.Reloading;

/// <summary>What ought to run, worked out from what was done to the files, in the plainest way.</summary>
internal sealed class ReloadModel
{
    /// <summary>File to the text that it holds; null for text that is no source.</summary>
    public SortedDictionary<string, (string Id, int Version)?> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>File to the version of it that runs.</summary>
    public SortedDictionary<string, (string Id, int Version)> Running { get; private set; } = new(StringComparer.Ordinal);

    public bool IsHeld { get; private set; }

    public void Reload(bool confirmed)
    {
        var good = Good();
        var lost = Running.Where(file => !good.Values.Any(one => one.Id == file.Value.Id) && !IsBroken(file.Key, good)).ToList();
        var left = good.Count + Running.Count(file => !good.Values.Any(one => one.Id == file.Value.Id) && IsBroken(file.Key, good));
        IsHeld = !confirmed && lost.Count > 0 && (left == 0 || (lost.Count > 1 && lost.Count * 5 > Running.Count));
        var stays = new Dictionary<string, (string Id, int Version)>();
        for (var more = IsHeld ? lost : []; more.Count > 0;)
        {
            foreach (var (file, version) in more)
            {
                stays[file] = version;
                good.Remove(file);
            }

            more = Running.Where(file => !stays.ContainsKey(file.Key) && !good.Values.Any(one => one.Id == file.Value.Id) && !IsBroken(file.Key, Good())).ToList();
        }

        foreach (var (file, version) in Running.Where(file => IsBroken(file.Key, Good()) && !good.Values.Any(one => one.Id == file.Value.Id)))
        {
            stays[file] = version;
        }

        Running = new(good.Concat(stays).ToDictionary(), StringComparer.Ordinal);
    }

    /// <summary>Of several files with one id, the one that has it already is right, else the first.</summary>
    private Dictionary<string, (string Id, int Version)> Good() => Files.Where(file => file.Value is not null).GroupBy(file => file.Value!.Value.Id)
        .Select(claims => claims.FirstOrDefault(file => Running.TryGetValue(file.Key, out var was) && was.Id == claims.Key) is { Key: not null } holder ? holder : claims.First())
        .ToDictionary(file => file.Key, file => file.Value!.Value);

    private bool IsBroken(string file, Dictionary<string, (string Id, int Version)> good) => Files.ContainsKey(file) && !good.ContainsKey(file);
}
