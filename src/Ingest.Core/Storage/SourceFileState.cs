using System.IO.Hashing;
using System.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What is remembered of one source file: its last good version, and what is wrong with it now.</summary>
public sealed record SourceFileState
{
    /// <summary>As <see cref="KeyOf"/> makes it.</summary>
    public required string Key { get; init; }

    /// <summary>Full path of the folder of sources: daemons with other folders do not disturb each other.</summary>
    public required string Folder { get; init; }

    /// <summary>Path within the folder, with <c>/</c>.</summary>
    public required string File { get; init; }

    /// <summary>The source that the last good version describes; null when no version was ever good.</summary>
    public SourceId? Source { get; init; }

    /// <summary>Hash of the last good version.</summary>
    public string? Revision { get; init; }

    /// <summary>Since when the last good version is in use.</summary>
    public DateTimeOffset? GoodSince { get; init; }

    /// <summary>The last good version, the file itself first, then what it inherits from; empty when there is none that may be kept.</summary>
    public IReadOnlyList<SourceText> Texts { get; init; } = [];

    /// <summary>Null when the file is in use as it stands.</summary>
    public FileTrouble? Trouble { get; init; }

    public static string KeyOf(string folder, string file) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{folder}\n{file}")));
}
