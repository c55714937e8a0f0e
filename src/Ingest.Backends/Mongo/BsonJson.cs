using System.Text.Json;
using System.Text.Json.Serialization;
using Ingest.Core.Storage;
using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Turns model records into documents and back by way of their JSON form, so that field names are those of exports. Times become BSON
/// dates (UTC, milliseconds); an offset other than zero stands beside them, in minutes, under the name with <c>_offset</c> added.
/// </summary>
internal static class BsonJson
{
    private const string Date = "$date";
    private const string Offset = "$offset";
    private const string OffsetSuffix = "_offset";

    private static readonly JsonSerializerOptions Options = Create();

    /// <param name="value">A model record.</param>
    /// <param name="id">The field that becomes <c>_id</c>; null when the caller adds one.</param>
    public static BsonDocument Write<T>(T value, string? id = null)
    {
        var reader = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(value, Options));
        reader.Read();
        var document = ReadObject(ref reader);
        if (id is not null)
        {
            var key = document[id];
            document.Remove(id);
            document.InsertAt(0, new BsonElement("_id", key));
        }

        return document;
    }

    /// <param name="document">What <see cref="Write"/> made; fields that the record does not know are passed over.</param>
    /// <param name="id">The field that <c>_id</c> stands for; null when it is not part of the record.</param>
    public static T Read<T>(BsonDocument document, string? id = null)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            WriteObject(writer, document, id);
        }

        return JsonSerializer.Deserialize<T>(json.GetBuffer().AsSpan(0, (int)json.Length), Options)
            ?? throw new InvalidDataException($"document {document.GetValue("_id", BsonNull.Value)} holds no {typeof(T).Name}");
    }

    private static BsonDocument ReadObject(ref Utf8JsonReader reader)
    {
        var document = new BsonDocument();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = ReadValue(ref reader);
            if (value is BsonDocument { ElementCount: 2 } date && date.Contains(Date))
            {
                document[name] = date[Date];
                if (date[Offset].AsInt32 != 0)
                {
                    document[name + OffsetSuffix] = date[Offset];
                }
            }
            else
            {
                document[name] = name == Date ? new BsonDateTime(value.ToInt64()) : value;
            }
        }

        return document;
    }

    private static BsonValue ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader);
            case JsonTokenType.StartArray:
                var array = new BsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    array.Add(ReadValue(ref reader));
                }

                return array;
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return reader.TryGetInt32(out var small) ? new BsonInt32(small) : reader.TryGetInt64(out var large) ? new BsonInt64(large) : new BsonDouble(reader.GetDouble());
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            default:
                return BsonNull.Value;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, BsonDocument document, string? id)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in document.Select(element => (element.Name, element.Value)))
        {
            if (name == "_id" && id is null)
            {
                continue;
            }

            writer.WritePropertyName(name == "_id" ? id! : name);
            if (value is BsonDateTime date)
            {
                WriteDate(writer, date.MillisecondsSinceEpoch, document.GetValue(name + OffsetSuffix, 0).ToInt32());
            }
            else
            {
                WriteValue(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value)
        {
            case BsonDocument document:
                WriteObject(writer, document, null);
                break;
            case BsonArray array:
                writer.WriteStartArray();
                foreach (var item in array)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            case BsonString text:
                writer.WriteStringValue(text.Value);
                break;
            case BsonBoolean flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case BsonInt32 or BsonInt64:
                writer.WriteNumberValue(value.ToInt64());
                break;
            case BsonDouble or BsonDecimal128:
                WriteNumber(writer, value.ToDouble());
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>Tools that know one kind of number only write 3.0 for 3.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
        {
            writer.WriteNumberValue((long)number);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    private static void WriteDate(Utf8JsonWriter writer, long milliseconds, int offset)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Date, milliseconds);
        writer.WriteNumber(Offset, offset);
        writer.WriteEndObject();
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(StoryJson.Options);
        options.Converters.Insert(0, new DateConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class DateConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = JsonSerializer.Deserialize<Dictionary<string, long>>(ref reader) ?? [];
            return DateTimeOffset.FromUnixTimeMilliseconds(parts[Date]).ToOffset(TimeSpan.FromMinutes(parts.GetValueOrDefault(Offset)));
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            WriteDate(writer, value.ToUnixTimeMilliseconds(), (int)value.Offset.TotalMinutes);
    }
}
