using CsCheck;
using Ingest.Tests.Support;

namespace Ingest.Tests.Reloading;

public sealed class ReloadModelTests
{
    private const int Names = 12;

    /// <summary>What an operator does in a step: kind of the act, the file, another file, a number.</summary>
    private static readonly Gen<(int Act, int File, int Other, int Number)[]> Acts = Gen.Select(Gen.Int[0, 9], Gen.Int[0, Names - 1], Gen.Int[0, Names - 1], Gen.Int[0, 999]).Array[60];

    [Fact]
    public async Task Whatever_is_done_to_the_files_what_runs_is_what_the_model_says() =>
        await Acts.SampleAsync(async acts => await PlayAsync(acts), iter: 12, threads: 1);

    /// <summary>Edits, breaks, mends, renames, deletes, gives other ids, reloads, confirms, restarts.</summary>
    private static async Task PlayAsync((int Act, int File, int Other, int Number)[] acts)
    {
        using var temp = new TempFolder();
        var model = new ReloadModel();
        for (var n = 0; n < Names - 2; n++)
        {
            Write(temp, model, Name(n), ("source" + n, 0));
        }

        var desk = await ReloadDesk.StartAsync(temp);
        model.Reload(confirmed: false);
        try
        {
            foreach (var (act, file, other, number) in acts)
            {
                switch (act)
                {
                    case 0 or 1:
                        Write(temp, model, Name(file), ("source" + file, number));
                        break;
                    case 2:
                        Write(temp, model, Name(file), ("source" + other, number));
                        break;
                    case 3:
                        temp.Write("sources/" + Name(file), "id: [\n");
                        model.Files[Name(file)] = null;
                        break;
                    case 4:
                        File.Delete(temp.At("sources/" + Name(file)));
                        model.Files.Remove(Name(file));
                        break;
                    case 5 when model.Files.Remove(Name(file), out var text):
                        File.Move(temp.At("sources/" + Name(file)), temp.At("sources/" + Name(other)), overwrite: true);
                        model.Files[Name(other)] = text;
                        break;
                    case 6 when desk.Reloader.Status is not null && model.Files.Count > 0:
                        await desk.DisposeAsync();
                        desk = await ReloadDesk.StartAsync(temp);
                        model.Reload(confirmed: false);
                        await CompareAsync(desk, model);
                        break;
                    default:
                        await desk.ReloadAsync(confirmed: act == 9);
                        model.Reload(confirmed: act == 9);
                        await CompareAsync(desk, model);
                        break;
                }
            }
        }
        finally
        {
            await desk.DisposeAsync();
        }
    }

    private static async Task CompareAsync(ReloadDesk desk, ReloadModel model)
    {
        Assert.Equal(
            model.Running.Select(file => $"{file.Key} {file.Value.Id} {file.Value.Version}"),
            desk.Current.Sources.Select(source => $"{source.Writing.Name} {source.Id} {source.Name}"));
        Assert.Equal(model.IsHeld, desk.Reloader.Status!.Held > 0);
        for (var n = 0; n < Names; n++)
        {
            Assert.Equal(model.Running.Values.Any(version => version.Id == "source" + n), await desk.IsScheduledAsync("source" + n));
        }
    }

    private static string Name(int number) => $"f{number:00}.yaml";

    private static void Write(TempFolder temp, ReloadModel model, string file, (string Id, int Version) version)
    {
        temp.Write("sources/" + file, $"id: {version.Id}\nname: '{version.Version}'\ndiscover:\n  - feed: https://{version.Id}.example/{file}\n");
        model.Files[file] = version;
    }
}
