using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Core.Sources.Format;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>expect</c>.</summary>
internal static partial class ExpectReader
{
    private const string RangeForm = "a range such as 20.., ..200 or 20..200";

    public static ExpectDefinition? Read(MapReader source)
    {
        if (source.Map("expect", SourceFormat.Expect.Names) is not { } map)
        {
            return null;
        }

        var (least, most) = Range(map.Scalar("stories_per_day", RangeForm), map.Notes);
        return new ExpectDefinition(least, most, map.Duration("silent_for", TimeSpan.FromMinutes(1), TimeSpan.FromDays(366)), Coverage(map));
    }

    private static (int? Least, int? Most) Range(YamlNode.Scalar? scalar, Notes notes)
    {
        if (scalar is null)
        {
            return (null, null);
        }

        var match = CountRange().Match(scalar.Value);
        int? End(int group) => match.Groups[group].Length > 0 ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;
        var (least, most) = (End(1), End(2));
        if ((least is null && most is null) || least > most)
        {
            notes.Error(ProblemCodes.Percentage, $"stories_per_day is '{scalar.Value}'; expected {RangeForm}{(least > most ? ", the smaller number first" : "")}", scalar);
        }

        return (least, most);
    }

    private static Dictionary<string, double> Coverage(MapReader expect)
    {
        var coverage = new Dictionary<string, double>();
        if (expect.Map("coverage", SourceFormat.Coverage.Names) is not { } map)
        {
            return coverage;
        }

        foreach (var field in SourceFormat.Coverage.Names)
        {
            if (map.Scalar(field, "a percentage such as 95%") is not { } scalar)
            {
                continue;
            }

            if (scalar.Value.EndsWith('%') && double.TryParse(scalar.Value.AsSpan(0, scalar.Value.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
            {
                coverage[field] = percent / 100;
            }
            else
            {
                map.Notes.Error(ProblemCodes.Percentage, $"coverage of {field} is '{scalar.Value}'; expected a percentage such as 95%", scalar);
            }
        }

        return coverage;
    }

    [GeneratedRegex(@"^([0-9]{0,6})\.\.([0-9]{0,6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountRange();
}
