using Ingest.Core.Sources.Format;
using NJsonSchema;

namespace Ingest.Cli;

/// <summary>Makes the JSON Schema (draft 4, which every YAML editor reads) of <see cref="SourceFormat"/>.</summary>
internal static class SourceSchema
{
    /// <summary>As it is committed in <c>deploy/source.schema.json</c>.</summary>
    public static string Json() => Root().ToJson().ReplaceLineEndings("\n");

    public static JsonSchema Root()
    {
        var definitions = new Dictionary<MapFormat, JsonSchema>(ReferenceEqualityComparer.Instance);
        var root = MapOf(SourceFormat.Root, definitions);
        root.Title = "Source of ingest";
        root.Description = "One news site that ingest reads; the manual is deploy/README.md.";
        foreach (var (index, definition) in definitions.Values.Index())
        {
            root.Definitions[$"map{index + 1}"] = definition;
        }

        return root;
    }

    private static JsonSchema MapOf(MapFormat format, Dictionary<MapFormat, JsonSchema> definitions)
    {
        var schema = new JsonSchema { Type = JsonObjectType.Object, AllowAdditionalProperties = false };
        foreach (var key in format.Keys)
        {
            var property = Fill(new JsonSchemaProperty(), key.Value, definitions);
            property.Description = $"{key.Description} Example: {key.Name}: {key.Example}";
            schema.Properties[key.Name] = property;
            if (key.IsRequired)
            {
                schema.RequiredProperties.Add(key.Name);
            }
        }

        foreach (var key in format.ExactlyOneOf)
        {
            schema.OneOf.Add(new JsonSchema { RequiredProperties = { key } });
        }

        return schema;
    }

    private static T Fill<T>(T schema, ValueFormat value, Dictionary<MapFormat, JsonSchema> definitions)
        where T : JsonSchema
    {
        switch (value)
        {
            case ValueFormat.Text text:
                // A bare number is text to the reader too.
                schema.Type = text.Pattern is null ? JsonObjectType.String | JsonObjectType.Number : JsonObjectType.String;
                schema.Pattern = text.Pattern;
                break;
            case ValueFormat.Word { Words: var words }:
                schema.Type = JsonObjectType.String;
                foreach (var word in words)
                {
                    schema.Enumeration.Add(word);
                }

                break;
            case ValueFormat.Flag:
                schema.Type = JsonObjectType.Boolean;
                break;
            case ValueFormat.Number number:
                (schema.Type, schema.Minimum, schema.Maximum) = (JsonObjectType.Integer, number.Least, number.Most);
                break;
            case ValueFormat.Items { OrSingle: true } items:
                schema.AnyOf.Add(Fill(new JsonSchema(), items with { OrSingle = false }, definitions));
                schema.AnyOf.Add(Fill(new JsonSchema(), items.Item, definitions));
                break;
            case ValueFormat.Items items:
                (schema.Type, schema.Item) = (JsonObjectType.Array, Fill(new JsonSchema(), items.Item, definitions));
                break;
            case ValueFormat.Map map:
                schema.Reference = Shared(map.Format, definitions);
                break;
            case ValueFormat.Either either:
                foreach (var form in either.Forms)
                {
                    schema.AnyOf.Add(Fill(new JsonSchema(), form, definitions));
                }

                break;
            default:
                throw new InvalidOperationException($"the schema does not know {value.GetType().Name}");
        }

        return schema;
    }

    /// <summary>A map that several keys take stands in the schema once.</summary>
    private static JsonSchema Shared(MapFormat format, Dictionary<MapFormat, JsonSchema> definitions)
    {
        if (!definitions.TryGetValue(format, out var schema))
        {
            definitions[format] = schema = MapOf(format, definitions);
        }

        return schema;
    }
}
