using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CsCheck;

namespace Ingest.Tests.Fuzz;

/// <summary>
/// Nothing but a value or a reason comes out of any reader. Every run of the suite reads the same documents; <c>INGEST_FUZZ_SECONDS</c> has each
/// reader read new ones for so long.
/// </summary>
public sealed class FuzzTests
{
    private const int Documents = 150;
    private const ulong Seed = 20_260_302;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Names => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_but_a_value_or_a_reason_comes_out(string name)
    {
        var target = FuzzTargets.All.Single(target => target.Name == name);
        var documents = Mutations.Of(target.Seeds);
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("INGEST_FUZZ_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var (seed, clock) = (seconds > 0 ? (ulong)Stopwatch.GetTimestamp() : Seed, Stopwatch.StartNew());
        for (var number = 0U; seconds > 0 ? clock.Elapsed.TotalSeconds < seconds : number < Documents; number++)
        {
            await ReadAsync(target, documents.Generate(new PCG(number, seed), null, out _), string.Create(CultureInfo.InvariantCulture, $"seed {seed}, document {number}"));
        }

        TestContext.Current.SendDiagnosticMessage($"{name}: {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static async Task ReadAsync(FuzzTarget target, string text, string which)
    {
        try
        {
            var size = await Task.Factory.StartNew(() => target.Read(text), TestContext.Current.CancellationToken, TaskCreationOptions.None, TaskScheduler.Default).WaitAsync(Longest, TestContext.Current.CancellationToken);
            Assert.True(target.IsBounded(text, size), $"{size} characters came out of {text.Length}");
        }
        catch (Exception fault)
        {
            var file = Path.Combine(Path.GetTempPath(), $"ingest-fuzz-{target.Name.Replace(' ', '-')}.txt");
            // Half characters must come back as they are: UTF-16 as it stands in memory.
            await File.WriteAllBytesAsync(file, MemoryMarshal.AsBytes(text.AsSpan()).ToArray(), TestContext.Current.CancellationToken);
            throw new InvalidOperationException($"{target.Name}, {which} ({text.Length} characters, written to {file} in UTF-16)", fault);
        }
    }
}
