using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ingest.Core.Storage;
using ZstdSharp;
using Fingerprint = Ingest.Core.Model.Fingerprint;
using ZSTD_cParameter = ZstdSharp.Unsafe.ZSTD_cParameter;

namespace Ingest.Core.Spool;

/// <summary>The form of a spooled article on disk: one zstd frame with a checksum, in it the length of the JSON, the JSON, and the bytes of the raw page.</summary>
internal static class SpoolCodec
{
    private const int Level = 3;
    private const int Prefix = sizeof(int);

    private static readonly JsonSerializerOptions Json = CreateOptions();

    public static byte[] Encode(SpooledArticle article)
    {
        var page = article.Page?.Bytes ?? default;
        var json = JsonSerializer.SerializeToUtf8Bytes(article with { Page = article.Page is { } raw ? raw with { Bytes = default } : null }, Json);
        var whole = new byte[Prefix + json.Length + page.Length];
        BinaryPrimitives.WriteInt32LittleEndian(whole, json.Length);
        json.CopyTo(whole.AsSpan(Prefix));
        page.Span.CopyTo(whole.AsSpan(Prefix + json.Length));

        using var compressor = new Compressor(Level);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return compressor.Wrap(whole).ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not a whole article.</exception>
    public static SpooledArticle Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var decompressor = new Decompressor();
            var whole = decompressor.Unwrap(bytes).ToArray();
            var length = whole.Length < Prefix ? -1 : BinaryPrimitives.ReadInt32LittleEndian(whole);
            if (length < 0 || length > whole.Length - Prefix)
            {
                throw new InvalidDataException("it ends early");
            }

            var article = JsonSerializer.Deserialize<SpooledArticle>(whole.AsSpan(Prefix, length), Json) ?? throw new InvalidDataException("it holds nothing");
            return article.Page is { } page ? article with { Page = page with { Bytes = whole.AsMemory(Prefix + length) } } : article;
        }
        catch (Exception exception) when (exception is ZstdException or JsonException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(StoryJson.Options);
        options.Converters.Add(new FingerprintConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class FingerprintConverter : JsonConverter<Fingerprint>
    {
        public override Fingerprint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FingerprintCodec.Decode(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, Fingerprint value, JsonSerializerOptions options) => writer.WriteBase64StringValue(FingerprintCodec.Encode(value));
    }
}
