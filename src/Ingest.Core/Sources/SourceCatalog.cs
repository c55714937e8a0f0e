namespace Ingest.Core.Sources;

/// <summary>The one holder of the current <see cref="SourceSet"/>; readers take <see cref="Current"/> once.</summary>
public sealed class SourceCatalog
{
    private SourceSet _current = SourceSet.Empty;

    public SourceSet Current => Volatile.Read(ref _current);

    public void Swap(SourceSet next) => Volatile.Write(ref _current, next);
}
