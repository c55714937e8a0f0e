using System.Buffers;
using System.Runtime.CompilerServices;

namespace Ingest.Core.Extract.Index;

/// <summary>Arrays that one page is worked on with, taken from the pool and given back together: made anew for each page they are most of what reading it allocates.</summary>
internal sealed class ScratchArrays : IDisposable
{
    private readonly List<IDisposable> _rented = new(16);

    /// <summary>At least as long as asked for: so many of its slots are zero, those behind them hold what some page left there.</summary>
    public T[] Rent<T>(int length)
    {
        var rented = new Rented<T>(length);
        _rented.Add(rented);
        return rented.Array;
    }

    /// <summary>The same with what another one holds.</summary>
    public void Grow<T>(ref T[] array, int length)
    {
        var wider = Rent<T>(length);
        array.CopyTo(wider, 0);
        array = wider;
    }

    public void Dispose()
    {
        _rented.ForEach(rented => rented.Dispose());
        _rented.Clear();
    }

    private sealed class Rented<T> : IDisposable
    {
        public Rented(int length)
        {
            Array = ArrayPool<T>.Shared.Rent(length);
            Array.AsSpan(0, length).Clear();
        }

        public T[] Array { get; }

        /// <summary>What the pool keeps must not keep a page.</summary>
        public void Dispose() => ArrayPool<T>.Shared.Return(Array, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }
}
