using Ingest.Core.Common.Text;

namespace Ingest.Core.Spool;

/// <summary>What waits in a spool.</summary>
/// <param name="Folder">Where.</param>
/// <param name="Entries">Number of articles.</param>
/// <param name="Bytes">What they take on disk.</param>
public sealed record SpoolSize(string Folder, int Entries, long Bytes)
{
    private const double Megabyte = 1 << 20;

    /// <summary>Of all processes that share the folder; for those that only look.</summary>
    public static SpoolSize Of(string folder)
    {
        var place = new DirectoryInfo(folder);
        var files = place.Exists ? place.GetDirectories().SelectMany(room => room.GetFiles(SpoolFile.Pattern)).ToList() : [];
        return new SpoolSize(place.FullName, files.Count, files.Sum(file => file.Length));
    }

    public override string ToString() => FormattableString.Invariant($"{Counted.Of(Entries, "article waits", "articles wait")} in {Folder} ({Bytes / Megabyte:0.0} MiB)");
}
