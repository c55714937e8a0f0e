namespace Ingest.Core.Common.Text;

/// <summary>Decoded bytes.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Charset">IANA name of the charset that was used.</param>
/// <param name="From">What decided it: <c>bom</c>, <c>http</c>, <c>xml</c>, <c>meta</c>, <c>detector</c> or <c>default</c>.</param>
public sealed record DecodedText(string Text, string Charset, string From);
