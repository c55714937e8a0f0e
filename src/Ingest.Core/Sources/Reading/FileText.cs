using System.Text;
using System.Text.Unicode;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Turns the bytes of a file into a map; what is wrong with it becomes notes.</summary>
internal static class FileText
{
    /// <summary>The notes of the file, and the map that it holds; null, with a note, when it holds none.</summary>
    public static (Notes Notes, YamlNode.Mapping? Map) Read(FileSnapshot file)
    {
        if (file.Bytes is not { } bytes)
        {
            var unread = new Notes(new WrittenFile(file.Path, string.Empty));
            unread.Error(ProblemCodes.File, file.Problem!, 0, 0);
            return (unread, null);
        }

        var notes = new Notes(new WrittenFile(file.Path, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')));
        if (!Utf8.IsValid(bytes))
        {
            NoteBadByte(bytes, notes);
            return (notes, null);
        }

        return (notes, new YamlReader(notes).Read());
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
