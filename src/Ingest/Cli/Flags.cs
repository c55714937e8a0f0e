using System.CommandLine;
using System.Globalization;

namespace Ingest.Cli;

/// <summary>Options that several verbs share, spelled and explained once.</summary>
internal static class Flags
{
    public static Option<string?> Store() => new("--store")
    {
        Description = "Where stories are kept: a SQLite file, mongodb://… or mongodb+srv://… (setting Store:Connection; default data/ingest.db).",
        HelpName = "CONNECTION",
    };

    public static Option<string?> Sources() => new("--sources")
    {
        Description = "Folder of source files (setting Sources:Folder; default sources).",
        HelpName = "DIR",
    };

    public static Option<string?> Config() => new("--config")
    {
        Description = "Settings file, read after appsettings.json beside the program.",
        HelpName = "FILE",
    };

    public static Option<string?> ConnectTo() => new("--connect-to")
    {
        Description = "Open every connection to this address whatever the host name: staging, archives, tests. The address is exempt from the address guard.",
        HelpName = "HOST:PORT",
    };

    public static Option<bool> AllowPrivate(string description) => new("--allow-private") { Description = description };

    public static Option<string?> Url() => new("--url")
    {
        Description = "Where the daemon listens (setting Daemon:Listen; default http://127.0.0.1:8630).",
        HelpName = "URL",
    };

    /// <summary>A number of things: a whole number from 1.</summary>
    public static Option<int?> Count(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
            {
                return count;
            }

            result.AddError($"{name} {result.Tokens[0].Value}: expected a whole number from 1");
            return null;
        },
    };

    /// <summary>Since when: a time with its offset, or without one in UTC.</summary>
    public static Option<DateTimeOffset?> Since(string description) => new("--since")
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                return time;
            }

            result.AddError($"--since '{result.Tokens[0].Value}' is not a time; write it like 2026-03-02T17:00:00Z or 2026-03-02");
            return null;
        },
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for programs." };

    public static Option<string[]> Source() => new("--source")
    {
        Description = "Only this source; may be repeated.",
        HelpName = "ID",
        AllowMultipleArgumentsPerToken = true,
    };
}
