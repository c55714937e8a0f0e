using Ingest.Demo.Copy;

namespace Ingest.Demo;

/// <summary>Everything that the houses print, from the opening to the end of the schedule and beyond.</summary>
internal sealed class Press
{
    private readonly NewsroomClock _clock;
    private readonly PressRun _run;
    private readonly Dictionary<string, IReadOnlyList<PrintedStory>> _written;
    private readonly BulletinSeries _series;

    public Press(NewsroomClock clock)
    {
        _clock = clock;
        _run = new PressRun(clock, CopyReader.Read(Shelf.Copy("wire")).ToDictionary(wire => wire.Slug, StringComparer.Ordinal));
        _written = HouseDirectory.All.ToDictionary(house => house.Id, house => _run.Print(house, CopyReader.Read(Shelf.Copy(house.Id))), StringComparer.Ordinal);
        _series = new BulletinSeries(CopyReader.Read(Shelf.Copy("series")).Single(), first: TimeSpan.FromMinutes(10), every: TimeSpan.FromSeconds(20));
    }

    /// <summary>When the last written story or edit goes live.</summary>
    public DateTimeOffset LastEventAt => _written.Values.SelectMany(stories => stories).SelectMany(story => story.Versions).Max(version => version.At);

    /// <summary>Written stories, those to come among them, and the bulletins that are out.</summary>
    public IReadOnlyList<PrintedStory> StoriesOf(House house, DateTimeOffset now)
    {
        var written = _written[house.Id];
        if (!_clock.Pace.Endless || house.Id != HouseDirectory.Bulletins)
        {
            return written;
        }

        var count = _series.CountAfter((now - _clock.OpenedAt) * _clock.Pace.Speed);
        return [.. written, .. Enumerable.Range(1, count).TakeLast(200).Select(number => _run.Print(house, _series.Bulletin(number), written.Count + number))];
    }
}
