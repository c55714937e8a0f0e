using Ingest.Core.Model;

namespace Ingest.Core.Sources.Reloading;

/// <summary>
/// Works out what a folder as it is now makes of what runs. Pure. A broken file keeps its last good version; a file that is gone ends its
/// source, unless another file has it now, or too many would end at once: those wait for a person.
/// </summary>
public static class ReloadPlanner
{
    /// <summary>More than this share of the sources ending at once looks like a volume that is not there.</summary>
    private const double MostLost = 0.2;

    public static Reload Plan(SourceBook running, LoadResult loaded, bool confirmed, DateTimeOffset now)
    {
        var found = loaded.ByFile.ToDictionary(file => file.Name);
        var held = Held(running, loaded, found, confirmed);
        var fresh = loaded.ByFile.Where(file => file.Source is not null && !held.ContainsKey(file.Name)).ToDictionary(file => file.Source!.Id);
        var files = new List<RunningFile>();
        foreach (var file in fresh.Values)
        {
            var same = running.Find(file.Source!.Id) is { } was && was.Source!.Digest == file.Source.Digest && was.Name == file.Name ? was : null;
            files.Add(new RunningFile(file.Name, file.Source, same?.Since ?? now, Trouble: null));
        }

        var taken = fresh.Values.Select(file => file.Name).ToHashSet();
        foreach (var was in running.Files.Where(was => !taken.Contains(was.Name)))
        {
            if (held.TryGetValue(was.Name, out var detail))
            {
                files.Add(was with { Trouble = Trouble(was, TroubleKind.Held, detail, now) });
            }
            else if (Problems(was.Name, loaded, found) is { Count: > 0 } problems)
            {
                files.Add(Kept(was, fresh) with { Trouble = Trouble(was, TroubleKind.Rejected, Main(problems), now) });
            }
        }

        var known = running.Files.Select(file => file.Name).ToHashSet();
        files.AddRange(loaded.ByFile.Where(file => file.Source is null && !known.Contains(file.Name))
            .Select(file => new RunningFile(file.Name, null, null, new FileTrouble(TroubleKind.Rejected, now, Main([.. file.Errors])))));
        var after = new SourceBook([.. files.OrderBy(file => file.Name, StringComparer.Ordinal)]);
        return new Reload(running, after, [.. Changes(running, after, loaded, found)]);
    }

    /// <summary>The files whose sources may not end yet, with what became of each; empty when all that would end may.</summary>
    private static Dictionary<string, string> Held(SourceBook running, LoadResult loaded, Dictionary<string, LoadedFile> found, bool confirmed)
    {
        var held = new Dictionary<string, string>();
        var (lost, left) = Lost(running, loaded, found, held);
        if (confirmed || lost.Count == 0 || (left > 0 && (lost.Count == 1 || lost.Count <= running.Running.Count * MostLost)))
        {
            return held;
        }

        // What a held file says now does not count, so that a source may end that it would have taken over.
        for (var more = lost; more.Count > 0; (more, _) = Lost(running, loaded, found, held))
        {
            foreach (var file in more)
            {
                held[file.Name] = found.TryGetValue(file.Name, out var now) ? $"the file describes source '{now.Source!.Id}' now, not '{file.Source!.Id}'" : "the file is gone";
            }
        }

        return held;
    }

    /// <summary>The sources that would end, but for those held already; and how many would be left.</summary>
    private static (List<RunningFile> Lost, int Left) Lost(SourceBook running, LoadResult loaded, Dictionary<string, LoadedFile> found, Dictionary<string, string> held)
    {
        var fresh = loaded.ByFile.Where(file => file.Source is not null && !held.ContainsKey(file.Name)).Select(file => file.Source!.Id).ToHashSet();
        var ends = running.Running.Where(file => !fresh.Contains(file.Source!.Id) && !held.ContainsKey(file.Name)).ToLookup(file => Problems(file.Name, loaded, found).Count == 0);
        return ([.. ends[true]], fresh.Count + ends[false].Count());
    }

    /// <summary>What is wrong with a file, or with the folder in which it would stand; empty for one that is right and for one that is gone.</summary>
    private static IReadOnlyList<SourceProblem> Problems(string name, LoadResult loaded, Dictionary<string, LoadedFile> found) =>
        found.TryGetValue(name, out var file) ? file.Source is null ? [.. file.Errors] : []
        : loaded.Snapshot.UnreadAbove(name) is { } unread ? [unread] : [];

    /// <summary>The one to tell where there is room for one: a key is often missing because another is misspelt.</summary>
    private static string Main(IReadOnlyList<SourceProblem> problems) => (problems.FirstOrDefault(problem => problem.Code != ProblemCodes.Missing) ?? problems[0]).ToString();

    /// <summary>A source that another file describes rightly is that file's now.</summary>
    private static RunningFile Kept(RunningFile was, Dictionary<SourceId, LoadedFile> fresh) =>
        was.Source is { } source && fresh.ContainsKey(source.Id) ? was with { Source = null, Since = null } : was;

    private static FileTrouble Trouble(RunningFile was, TroubleKind kind, string detail, DateTimeOffset now) =>
        new(kind, was.Trouble is { } trouble && trouble.Kind == kind ? trouble.Since : now, detail);

    private static IEnumerable<SourceChange> Changes(SourceBook before, SourceBook after, LoadResult loaded, Dictionary<string, LoadedFile> found)
    {
        foreach (var file in after.Files)
        {
            if (file.Trouble is { } trouble)
            {
                yield return new SourceChange(trouble.Kind == TroubleKind.Held ? ChangeKind.Held : ChangeKind.Rejected, file.Source?.Id, PathOf(file, loaded))
                {
                    Problems = trouble.Kind == TroubleKind.Held ? [] : Problems(file.Name, loaded, found),
                    Detail = trouble.Detail,
                    Revision = file.Source?.Digest,
                    Since = file.Since,
                };
            }
            else if (before.Find(file.Source!.Id) is not { } was)
            {
                yield return new SourceChange(ChangeKind.Added, file.Source.Id, file.Source.File);
            }
            else if (KeyDifferences.Of(was.Source!, file.Source) is { Count: > 0 } keys)
            {
                yield return new SourceChange(ChangeKind.Changed, file.Source.Id, file.Source.File) { Keys = keys };
            }
        }

        foreach (var gone in before.Running.Where(file => after.Find(file.Source!.Id) is null))
        {
            yield return new SourceChange(ChangeKind.Removed, gone.Source!.Id, gone.Source.File);
        }
    }

    private static string PathOf(RunningFile file, LoadResult loaded) => file.Source?.File ?? loaded.ByFile.FirstOrDefault(one => one.Name == file.Name)?.Path ?? file.Name;
}
