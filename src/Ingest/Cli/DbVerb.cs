using System.CommandLine;

namespace Ingest.Cli;

/// <summary><c>ingest db</c>: the verbs about the store itself.</summary>
internal static class DbVerb
{
    public static Command Create(Terminal terminal) => new("db", "Checks, migrates and copies stores.")
    {
        DbCheckVerb.Create(terminal),
        DbMigrateVerb.Create(terminal),
        DbCopyVerb.Create(terminal),
    };
}
