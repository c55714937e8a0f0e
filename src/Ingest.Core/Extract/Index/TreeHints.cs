namespace Ingest.Core.Extract.Index;

/// <summary>What class and id of the elements of one page say; each class attribute is read once, however long it is and whoever asks.</summary>
internal sealed class TreeHints(PageTree tree, NameHints hints)
{
    private readonly NameHint?[] _ofClasses = new NameHint?[tree.Classes.Count];

    public NameHint At(int at)
    {
        var ofClass = tree.ClassGroupAt(at) is >= 0 and var group ? _ofClasses[group] ??= hints.Of(tree.Classes[group]) : NameHint.None;
        return tree.Is(at, NodeTraits.Named) ? ofClass | hints.Of(tree.IdAt(at)) : ofClass;
    }
}
