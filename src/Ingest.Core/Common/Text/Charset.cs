using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>A charset that can be decoded.</summary>
/// <param name="Name">Lower-case name from the WHATWG encoding standard.</param>
/// <param name="Encoding">Decodes what it cannot read to U+FFFD and never throws.</param>
/// <param name="IsMultiByte">Whether some byte sequences are invalid in it, so that the bytes can contradict it.</param>
internal sealed record Charset(string Name, Encoding Encoding, bool IsMultiByte)
{
    public bool IsUtf8 => Name == "utf-8";

    public bool IsUtf16 => Name is "utf-16le" or "utf-16be";
}
