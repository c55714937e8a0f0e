using System.IO.Hashing;
using System.Runtime.InteropServices;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Normalize;

/// <summary>Hash of the folded title and body: equal exactly when a reader would see the same words (XXH128, 32 hexadecimal digits).</summary>
public static class ContentHash
{
    public static string Of(string title, IReadOnlyList<string> body)
    {
        var hash = new XxHash128();
        Span<char> buffer = stackalloc char[TokenReader.MostLetters];
        foreach (var text in body.Prepend(title))
        {
            var reader = new TokenReader(text, buffer);
            while (reader.Next())
            {
                hash.Append(MemoryMarshal.AsBytes(reader.Token));
                hash.Append([0]);
            }
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
