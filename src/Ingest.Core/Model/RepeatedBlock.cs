using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Model;

/// <summary>A block that stood at the beginning or end of stories of a source.</summary>
/// <param name="Hash">Of its folded text, sixteen hexadecimal digits.</param>
/// <param name="Stories">Different stories that had it.</param>
/// <param name="LastSeen">When a story last had it.</param>
public sealed record RepeatedBlock(string Hash, int Stories, DateTimeOffset LastSeen)
{
    /// <summary>Since when it is known as boilerplate; null while too few stories had it. Stories that were first seen earlier keep it, so that their text does not change.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How it begins, for people; null while it is not known as boilerplate.</summary>
    public string? Text { get; init; }

    public static string HashOf(string text) =>
        XxHash64.HashToUInt64(MemoryMarshal.AsBytes(Tokens.Folded(text).AsSpan())).ToString("x16", CultureInfo.InvariantCulture);
}
