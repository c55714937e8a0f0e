using System.Collections.Frozen;
using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>Charset labels as the web means them (WHATWG Encoding Standard §4.2): a label often names a superset of what it says.</summary>
internal static class CharsetLabels
{
    private static readonly FrozenDictionary<string, string> Meant = new Dictionary<string, string>
    {
        ["iso-8859-1"] = "windows-1252", ["iso8859-1"] = "windows-1252", ["iso_8859-1"] = "windows-1252", ["latin1"] = "windows-1252", ["latin-1"] = "windows-1252",
        ["l1"] = "windows-1252", ["ascii"] = "windows-1252", ["us-ascii"] = "windows-1252", ["cp1252"] = "windows-1252", ["x-cp1252"] = "windows-1252",
        ["ansi"] = "windows-1252", ["iso-8859-9"] = "windows-1254", ["latin5"] = "windows-1254", ["cp1254"] = "windows-1254", ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874", ["tis620"] = "windows-874", ["cp874"] = "windows-874", ["gb2312"] = "gb18030", ["gbk"] = "gb18030", ["x-gbk"] = "gb18030",
        ["gb_2312-80"] = "gb18030", ["chinese"] = "gb18030", ["cp936"] = "gb18030", ["ks_c_5601-1987"] = "cp949", ["ksc5601"] = "cp949", ["euc-kr"] = "cp949",
        ["korean"] = "cp949", ["windows-949"] = "cp949", ["uhc"] = "cp949", ["shift_jis"] = "cp932", ["shift-jis"] = "cp932", ["sjis"] = "cp932", ["x-sjis"] = "cp932",
        ["windows-31j"] = "cp932", ["ms_kanji"] = "cp932", ["ms932"] = "cp932", ["big5-hkscs"] = "big5", ["x-x-big5"] = "big5", ["cn-big5"] = "big5",
        ["x-euc-jp"] = "euc-jp", ["cp1256"] = "windows-1256", ["x-cp1256"] = "windows-1256", ["arabic"] = "iso-8859-6", ["cp1251"] = "windows-1251",
        ["x-cp1251"] = "windows-1251", ["win-1251"] = "windows-1251", ["windows1251"] = "windows-1251", ["koi8"] = "koi8-r", ["koi"] = "koi8-r",
        ["cp1250"] = "windows-1250", ["x-cp1250"] = "windows-1250", ["cp1253"] = "windows-1253", ["greek"] = "iso-8859-7", ["cp1255"] = "windows-1255",
        ["hebrew"] = "iso-8859-8", ["iso-8859-8-i"] = "windows-1255", ["logical"] = "windows-1255", ["cp1257"] = "windows-1257", ["cp1258"] = "windows-1258",
        ["utf8"] = "utf-8", ["unicode-1-1-utf-8"] = "utf-8", ["utf8mb4"] = "utf-8", ["unicode"] = "utf-16", ["ucs-2"] = "utf-16", ["utf-16le"] = "utf-16",
    }.ToFrozenDictionary();

    static CharsetLabels() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Null for a label that nobody knows.</summary>
    public static Encoding? Find(string? label)
    {
        var name = label?.Trim(' ', '"', '\'', ';', '\t').ToLowerInvariant();
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        try
        {
            return Meant.GetValueOrDefault(name, name) switch
            {
                "cp932" => Encoding.GetEncoding(932),
                "cp949" => Encoding.GetEncoding(949),
                "utf-7" => null,
                var known => Encoding.GetEncoding(known),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
