using System.Globalization;
using Ingest.Core.Common.Dates;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Checks exact .NET date formats, for the slips too that other notations lead to.</summary>
internal static class DateFormats
{
    private const string Example = "write it like dd/MM/yyyy HH:mm or d MMMM yyyy (custom .NET format)";

    private static readonly DateTime Probe = new(2026, 11, 23, 17, 11, 0, DateTimeKind.Unspecified);

    public static bool IsFormat(YamlNode.Scalar scalar, Notes notes)
    {
        if (Problem(scalar.Value) is not { } problem)
        {
            return true;
        }

        notes.Error(ProblemCodes.DateFormat, $"'{scalar.Value}' {problem}", scalar);
        return false;
    }

    private static string? Problem(string format)
    {
        var letters = FormatLetters.Of(format);
        if (letters.Contains('%', StringComparison.Ordinal))
        {
            return $"is not a date format here (strftime?); {Example}";
        }

        if (letters.Contains("YY", StringComparison.Ordinal) || letters.Contains("DD", StringComparison.Ordinal))
        {
            return $"has Y or D, which stand for themselves in .NET; write {format.Replace('Y', 'y').Replace('D', 'd')}";
        }

        if (!CanBeWritten(format) || !letters.AsSpan().ContainsAny('d', 'M', 'y'))
        {
            return $"is not a date format; {Example}";
        }

        return letters switch
        {
            _ when letters.Contains('m', StringComparison.Ordinal) && !letters.Contains('M', StringComparison.Ordinal) && letters.Contains('d', StringComparison.Ordinal) =>
                "has minutes (m) and no month; the month is M",
            _ when letters.Contains('h', StringComparison.Ordinal) && !letters.Contains('t', StringComparison.Ordinal) =>
                "has a 12-hour clock (h) without tt, so that morning and evening look alike; write H, or add tt",
            _ => null,
        };
    }

    /// <summary>A format that cannot write a date cannot read one either.</summary>
    private static bool CanBeWritten(string format)
    {
        try
        {
            return format.Length is > 1 and <= 100 && Probe.ToString(format, CultureInfo.InvariantCulture) is { Length: > 0 } written && written != format;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
