using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;
using Ingest.Core.Sources.Reading;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources;

/// <summary>Reads one file: bytes, text, YAML, source.</summary>
internal static class SourceFileReader
{
    private const int MostBytes = 256 * 1024;

    public static (ReadSource? Source, IReadOnlyList<SourceProblem> Problems) Read(string file, SourceChecks checks)
    {
        var bytes = Bytes(file, out var problem);
        if (bytes is null)
        {
            var unread = new Notes(file, string.Empty);
            unread.Error(ProblemCodes.File, problem!, 0, 0);
            return (null, unread.Problems);
        }

        var notes = new Notes(file, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        if (!Utf8.IsValid(bytes))
        {
            NoteBadByte(bytes, notes);
            return (null, notes.Problems);
        }

        var source = new YamlReader(string.Join('\n', notes.Lines), notes).Read() is { } map ? SourceReader.Read(map, file, notes, checks) : null;
        return (source is null ? null : source with { Definition = source.Definition with { Digest = Convert.ToHexStringLower(XxHash64.Hash(bytes)) } }, notes.Problems);
    }

    private static byte[]? Bytes(string file, out string? problem)
    {
        try
        {
            var tooLarge = new FileInfo(file).Length > MostBytes;
            problem = tooLarge ? $"larger than {MostBytes / 1024} KiB; a source file is a few lines" : null;
            return tooLarge ? null : File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"cannot be read: {exception.Message}";
            return null;
        }
    }

    private static void NoteBadByte(byte[] bytes, Notes notes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            notes.Error(ProblemCodes.File, "the file is UTF-16; save it as UTF-8", 0, 0);
            return;
        }

        Utf8.ToUtf16(bytes, new char[bytes.Length], out var good, out _, replaceInvalidSequences: false);
        var before = Encoding.UTF8.GetString(bytes, 0, good).TrimStart('\uFEFF');
        var line = before.Count(letter => letter == '\n') + 1;
        notes.Error(ProblemCodes.File, $"byte 0x{bytes[good]:X2} is not UTF-8; save the file as UTF-8", line, before.Length - before.LastIndexOf('\n'));
    }
}
