using System.Globalization;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Checks names of cultures.</summary>
internal static class Cultures
{
    public static string? Read(YamlNode.Scalar? scalar, Notes notes)
    {
        if (scalar is null || IsKnown(scalar.Value))
        {
            return scalar?.Value;
        }

        notes.Error(ProblemCodes.Culture, $"culture '{scalar.Value}' is not known; write it like ar, ar-SA or pt-BR", scalar);
        return null;
    }

    private static bool IsKnown(string name)
    {
        try
        {
            return name.Length > 0 && !name.Contains('_', StringComparison.Ordinal)
                && !CultureInfo.GetCultureInfo(name, predefinedOnly: true).EnglishName.StartsWith("Unknown", StringComparison.Ordinal);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
