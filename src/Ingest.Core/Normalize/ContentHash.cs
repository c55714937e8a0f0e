using System.IO.Hashing;
using System.Text;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Normalize;

/// <summary>Hash of the folded title and body: equal exactly when a reader would see the same words.</summary>
public static class ContentHash
{
    /// <summary>32 hexadecimal digits. How the words are spread over paragraphs does not matter, what belongs to the title does.</summary>
    public static string Of(string title, IReadOnlyList<string> body)
    {
        var hash = new XxHash128();
        Append(hash, title);
        hash.Append("\n\n"u8);
        foreach (var paragraph in body)
            Append(hash, paragraph);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static void Append(XxHash128 hash, string text)
    {
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Tokenizer.BufferSize)];
        var tokens = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (tokens.Read())
        {
            hash.Append(utf8[..Encoding.UTF8.GetBytes(tokens.Token, utf8)]);
            hash.Append(" "u8);
        }
    }
}
