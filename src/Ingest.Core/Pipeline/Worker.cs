using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Ingest.Core.Pipeline;

/// <summary>This process among those that share a store.</summary>
/// <param name="Name">Its name as a holder of leases, <c>MACHINE/PROCESS/PLACE-NUMBER</c>; a restarted process is another worker.</param>
public sealed record Worker(string Name)
{
    /// <summary>Tells an operator where to look for it, and a process beside it whether it is still there.</summary>
    public static Worker OfThisProcess() =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Place()}-{Guid.NewGuid().ToString("N")[..8]}"));

    /// <summary>True when a process of this name can no longer be there: it ran where this one runs, since the same start of the machine, and is gone.</summary>
    public bool KnowsDead(string name)
    {
        var (own, other) = (Name.Split('/'), name.Split('/'));
        return own.Length == 3 && other.Length == 3 && own[0] == other[0]
            && own[2].Split('-')[0] is { Length: > 0 } place && place == other[2].Split('-')[0]
            && int.TryParse(other[1], NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !IsRunning(process);
    }

    /// <summary>Start of the machine and process namespace, within which a process number means one process; empty where that cannot be told.</summary>
    private static string Place()
    {
        const string boot = "/proc/sys/kernel/random/boot_id", space = "/proc/self/ns/pid";
        try
        {
            return File.Exists(boot) && File.ResolveLinkTarget(space, returnFinalTarget: false) is { } target
                ? Convert.ToHexStringLower(XxHash32.Hash(Encoding.UTF8.GetBytes(File.ReadAllText(boot) + target.Name)))
                : string.Empty;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var there = Process.GetProcessById(process);
            return !IsLeftOver(process);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A killed process stays in the list until its parent has asked for its end (proc(5): state Z).</summary>
    private static bool IsLeftOver(int process)
    {
        try
        {
            var status = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return status[(status.LastIndexOf(')') + 1)..].TrimStart() is ['Z' or 'X', ..];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
