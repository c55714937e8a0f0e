using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>The one JSON form of model records: snake_case names, readable text in every script, times in milliseconds, nulls left out.</summary>
public static class StoryJson
{
    public static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new TimeConverter());
        options.Converters.Add(new ValueConverter<SourceId>(value => new SourceId(value), id => id.Value));
        options.Converters.Add(new ValueConverter<StoryId>(value => new StoryId(value), id => id.Value));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Whatever a clock gives beyond milliseconds is left out, so that every back end keeps the same time.</summary>
    private sealed class TimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMillisecond)));
    }

    private sealed class ValueConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException("an id must be a string"));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
