using System.Runtime.InteropServices;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize;

/// <summary>Computes the comparable essence of a text: FracMinHash over distinct folded word triples (Irber et al. 2022), and its numerals.</summary>
public static class Fingerprinter
{
    /// <summary>Changes with every change of folding, tokenizing or hashing.</summary>
    public const int Version = 1;

    private const int MostHashes = 128;
    private const int LeastKeys = 12;
    private const int MostKeys = 48;

    /// <summary>Keys are the hashes in the lowest sixteenth of the range.</summary>
    private const uint KeyRange = uint.MaxValue / 16;

    public static Fingerprint Compute(string title, IReadOnlyList<string> body)
    {
        var collector = new Collector();
        collector.Read(title, isTitle: true);
        foreach (var paragraph in body)
        {
            collector.Read(paragraph, isTitle: false);
        }

        return collector.Fingerprint();
    }

    private struct Collector()
    {
        private readonly List<uint> _triples = new(512);
        private readonly List<uint> _numerals = [];
        private readonly List<uint> _title = [];
        private uint _before;
        private uint _last;
        private int _tokens;
        private ulong _exact = 14695981039346656037UL;

        public void Read(string text, bool isTitle)
        {
            var reader = new TokenReader(text, stackalloc char[TokenReader.MostLetters]);
            while (reader.Next())
            {
                var hash = Hash(reader.Token);
                _exact = (_exact ^ hash) * 1099511628211UL;
                if (isTitle)
                {
                    _title.Add(hash);
                }

                if (reader.IsNumeral)
                {
                    _numerals.Add(hash);
                }

                if (++_tokens >= 3)
                {
                    _triples.Add(Mix(_before, _last, hash));
                }

                _before = _last;
                _last = hash;
            }
        }

        public readonly Fingerprint Fingerprint()
        {
            if (_tokens is 1 or 2)
            {
                _triples.Add(Mix(0, _before, _last));
            }

            var all = Distinct(_triples);
            var level = 0;
            var kept = all.Length;
            for (; kept > MostHashes; kept = Below(all, uint.MaxValue >> level))
            {
                level++;
            }

            var keys = Math.Min(Math.Clamp(Below(all, KeyRange), LeastKeys, MostKeys), kept);
            var sketch = all[..kept];
            return new Fingerprint
            {
                Version = Version,
                Sketch = sketch,
                Level = level,
                Count = all.Length,
                Keys = new ArraySegment<uint>(sketch, 0, keys),
                Numerals = Distinct(_numerals),
                TitleTokens = Distinct(_title),
                Exact = _exact,
            };
        }

        /// <summary>How many of the sorted hashes are at or below the limit.</summary>
        private static int Below(uint[] sorted, uint limit)
        {
            var at = Array.BinarySearch(sorted, limit);
            return at >= 0 ? at + 1 : ~at;
        }

        private static uint[] Distinct(List<uint> values)
        {
            values.Sort();
            var span = CollectionsMarshal.AsSpan(values);
            var count = 0;
            for (var i = 0; i < span.Length; i++)
            {
                if (count == 0 || span[i] != span[count - 1])
                {
                    span[count++] = span[i];
                }
            }

            return span[..count].ToArray();
        }

        private static uint Hash(ReadOnlySpan<char> token)
        {
            var hash = 2166136261u;
            foreach (var c in token)
            {
                hash = (hash ^ c) * 16777619u;
            }

            return Finish(hash);
        }

        private static uint Mix(uint a, uint b, uint c) => Finish((((a * 0x9E3779B1u) ^ b) * 0x85EBCA77u) ^ c);

        /// <summary>Finalizer of MurmurHash3.</summary>
        private static uint Finish(uint hash)
        {
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
            return hash ^ (hash >> 16);
        }
    }
}
