using System.Text;

namespace Ingest.Core.Normalize.Languages;

/// <summary>The script that most letters of a text belong to, named by ISO 15924.</summary>
internal static class Scripts
{
    private static readonly (int From, int To, string Script)[] Ranges =
    [
        (0x0041, 0x024F, "Latn"), (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0530, 0x058F, "Armn"), (0x0590, 0x05FF, "Hebr"),
        (0x0600, 0x06FF, "Arab"), (0x0750, 0x077F, "Arab"), (0x0780, 0x07BF, "Thaa"), (0x08A0, 0x08FF, "Arab"), (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"),
        (0x0A00, 0x0A7F, "Guru"), (0x0A80, 0x0AFF, "Gujr"), (0x0B00, 0x0B7F, "Orya"), (0x0B80, 0x0BFF, "Taml"), (0x0C00, 0x0C7F, "Telu"),
        (0x0C80, 0x0CFF, "Knda"), (0x0D00, 0x0D7F, "Mlym"), (0x0D80, 0x0DFF, "Sinh"), (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"),
        (0x0F00, 0x0FFF, "Tibt"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"), (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"),
        (0x1780, 0x17FF, "Khmr"), (0x1800, 0x18AF, "Mong"), (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"), (0x3040, 0x30FF, "Kana"),
        (0x3400, 0x9FFF, "Hani"), (0xAC00, 0xD7AF, "Hang"), (0xF900, 0xFAFF, "Hani"), (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFE, "Arab"),
        (0x20000, 0x3FFFF, "Hani"),
    ];

    /// <summary>Null when there are no letters. Text with a fair share of Kana is Japanese however many Han characters it has.</summary>
    public static string? Main(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) && Of(rune.Value) is { } script)
            {
                counts[script] = counts.GetValueOrDefault(script) + 1;
                letters++;
            }
        }

        if (letters == 0)
        {
            return null;
        }

        // Latin names and terms fill articles of every script; a third in another script decides against Latin.
        var kana = counts.GetValueOrDefault("Kana");
        return kana * 10 > letters ? "Kana"
            : counts.Where(pair => pair.Key != "Latn").OrderByDescending(pair => pair.Value).FirstOrDefault() is { Key: not null } other && other.Value * 3 > letters
                ? other.Key
                : counts.MaxBy(pair => pair.Value).Key;
    }

    private static string? Of(int c)
    {
        foreach (var (from, to, script) in Ranges)
        {
            if (c < from)
            {
                return null;
            }

            if (c <= to)
            {
                return script;
            }
        }

        return null;
    }
}
