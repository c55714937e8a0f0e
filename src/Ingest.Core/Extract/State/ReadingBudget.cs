namespace Ingest.Core.Extract.State;

/// <summary>
/// What may be read of the states of one page, in characters. Scripts refer to one text a thousand times, so the size of the page bounds
/// nothing: each reading is paid for before it begins.
/// </summary>
internal sealed class ReadingBudget(int left)
{
    /// <summary>False when there is not enough left; then nothing else is read either.</summary>
    public bool Take(int cost)
    {
        left = Math.Max(-1, left - cost);
        return left >= 0;
    }
}
