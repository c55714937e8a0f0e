using System.Collections.Frozen;
using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>The labels of the WHATWG encoding standard and the charsets that they stand for on the web.</summary>
/// <remarks>ISO-8859-10, -14 and -16 have no decoder on .NET and count as unknown, as do the labels of the replacement encoding.</remarks>
internal static class CharsetLabels
{
    public static readonly Charset Utf8 = new("utf-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), IsMultiByte: true);
    public static readonly Charset Utf16Le = new("utf-16le", new UnicodeEncoding(bigEndian: false, byteOrderMark: false), IsMultiByte: true);
    public static readonly Charset Utf16Be = new("utf-16be", new UnicodeEncoding(bigEndian: true, byteOrderMark: false), IsMultiByte: true);

    /// <summary>Not of the web's standard, but XML allows it and some tools write it; no label in a document that can be read as ASCII names it.</summary>
    public static readonly Charset Utf32Le = new("utf-32le", new UTF32Encoding(bigEndian: false, byteOrderMark: false), IsMultiByte: true);
    public static readonly Charset Utf32Be = new("utf-32be", new UTF32Encoding(bigEndian: true, byteOrderMark: false), IsMultiByte: true);

    public static readonly Charset Windows1252 = Legacy("windows-1252", 1252);

    public static readonly Charset Iso2022Jp = Legacy("iso-2022-jp", 50220, multiByte: true);

    private static readonly FrozenDictionary<string, Charset> ByLabel = Build();

    /// <summary>The charset that a label names, white space and case set aside; null when there is none.</summary>
    public static Charset? Find(string? label) =>
        label is null ? null : ByLabel.GetValueOrDefault(label.Trim(' ', '\t', '\r', '\n', '\f'));

    private static FrozenDictionary<string, Charset> Build()
    {
        var labels = new Dictionary<string, Charset>(StringComparer.OrdinalIgnoreCase);
        Add(Utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8 utf8mb4");
        Add(Utf16Le, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16");
        Add(Utf16Be, "unicodefffe");
        Add(Windows1252, "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
            + "iso_8859-1:1987 l1 latin1 us-ascii x-cp1252 x-user-defined ansi");
        Add(Legacy("ibm866", 866), "866 cp866 csibm866");
        Add(Legacy("iso-8859-2", 28592), "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2");
        Add(Legacy("iso-8859-3", 28593), "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3");
        Add(Legacy("iso-8859-4", 28594), "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4");
        Add(Legacy("iso-8859-5", 28595), "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988");
        Add(Legacy("iso-8859-6", 28596), "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i "
            + "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987");
        Add(Legacy("iso-8859-7", 28597), "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
            + "iso_8859-7:1987 sun_eu_greek");
        Add(Legacy("iso-8859-8", 28598), "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
            + "iso_8859-8:1988 visual");
        Add(Legacy("iso-8859-8-i", 38598), "csiso88598i logical");
        Add(Legacy("iso-8859-13", 28603), "iso8859-13 iso885913");
        Add(Legacy("iso-8859-15", 28605), "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9");
        Add(Legacy("koi8-r", 20866), "cskoi8r koi koi8 koi8_r");
        Add(Legacy("koi8-u", 21866), "koi8-ru");
        Add(Legacy("macintosh", 10000), "csmacintosh mac x-mac-roman");
        Add(Legacy("windows-874", 874), "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620");
        Add(Legacy("windows-1250", 1250), "cp1250 x-cp1250");
        Add(Legacy("windows-1251", 1251), "cp1251 x-cp1251 win-1251");
        Add(Legacy("windows-1253", 1253), "cp1253 x-cp1253");
        Add(Legacy("windows-1254", 1254), "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254");
        Add(Legacy("windows-1255", 1255), "cp1255 x-cp1255");
        Add(Legacy("windows-1256", 1256), "cp1256 x-cp1256 win-1256");
        Add(Legacy("windows-1257", 1257), "cp1257 x-cp1257");
        Add(Legacy("windows-1258", 1258), "cp1258 x-cp1258");
        Add(Legacy("x-mac-cyrillic", 10007), "x-mac-ukrainian");
        Add(Legacy("gbk", 54936, multiByte: true), "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk cp936");
        Add(Legacy("gb18030", 54936, multiByte: true), "");
        Add(Legacy("big5", 950, multiByte: true), "big5-hkscs cn-big5 csbig5 x-x-big5");
        Add(Legacy("euc-jp", 51932, multiByte: true), "cseucpkdfmtjapanese x-euc-jp");
        Add(Iso2022Jp, "csiso2022jp");
        Add(Legacy("shift_jis", 932, multiByte: true), "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932");
        Add(Legacy("euc-kr", 949, multiByte: true), "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
            + "windows-949 ks_c_5601 cp949 uhc");
        return labels.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(Charset charset, string others)
        {
            labels.Add(charset.Name, charset);
            foreach (var label in others.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                labels.Add(label, charset);
            }
        }
    }

    private static Charset Legacy(string name, int codePage, bool multiByte = false) => new(
        name,
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))
            ?? Encoding.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")),
        multiByte);
}
