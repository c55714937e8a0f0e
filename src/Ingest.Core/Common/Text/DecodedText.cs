namespace Ingest.Core.Common.Text;

/// <summary>Text with the charset it was decoded by and what decided it.</summary>
/// <param name="Charset">Lower-case name from the WHATWG encoding standard.</param>
/// <param name="From"><c>bom</c>, <c>http</c>, <c>xml</c>, <c>meta</c>, <c>detector</c> or <c>default</c>.</param>
public sealed record DecodedText(string Text, string Charset, string From);
