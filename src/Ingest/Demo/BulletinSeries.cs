using System.Globalization;
using Ingest.Demo.Copy;

namespace Ingest.Demo;

/// <summary>Bulletins that never end: one template, other measurements every time, so that something new always comes.</summary>
/// <remarks>Which numbers a bulletin has depends on nothing but its own number: the series is the same in every newsroom.</remarks>
internal sealed class BulletinSeries(StoryCopy template, TimeSpan first, TimeSpan every)
{
    /// <summary>How many have appeared after so much scheduled time.</summary>
    public int CountAfter(TimeSpan scheduled) => scheduled < first ? 0 : 1 + (int)((scheduled - first) / every);

    /// <param name="number">Number of the bulletin, from 1.</param>
    public StoryCopy Bulletin(int number) => template with
    {
        Slug = $"{template.Slug}-{number}",
        At = first + (number - 1) * every,
        Title = Fill(template.Title, number),
        Paragraphs = [.. template.Paragraphs.Select(text => Fill(text, number))],
    };

    /// <summary><c>{n}</c> is the number of the bulletin, <c>{1}</c> to <c>{9}</c> are its measurements.</summary>
    private static string Fill(string text, int number)
    {
        var filled = text.Replace("{n}", (4_000 + number).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        for (var field = 1; field <= 9; field++)
        {
            filled = filled.Replace($"{{{field}}}", Measurement(number, field).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        return filled;
    }

    /// <summary>Steps of a prime through a prime range: a value comes back after 887 bulletins at the earliest.</summary>
    private static int Measurement(int number, int field) => 101 + (number * (137 + 22 * field) + 61 * field * field) % 887;
}
