using System.CommandLine;
using System.Reflection;

namespace Ingest.Cli;

/// <summary><c>ingest version</c>: the version of the program and of the runtime.</summary>
internal static class VersionVerb
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("version", "Prints the version.");
        command.SetAction((_, _) =>
        {
            terminal.Out.WriteLine($"ingest {Current} on .NET {Environment.Version}");
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    /// <summary>Version without build metadata, for example <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(VersionVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
