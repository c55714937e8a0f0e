using System.Globalization;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ingest.Backends.Sqlite;

/// <summary>Looks at a file through a connection that cannot write, and migrates it through one that can.</summary>
internal sealed class SqliteStoreSchema(string path, TimeProvider time) : IStoreSchema
{
    private const string Integrity = "integrity";
    private const int MostDamages = 10;

    public string Description => $"SQLite store '{path}'";

    public Task<StoreCheck> CheckAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new StoreUnavailableException($"there is no store at '{path}' yet; 'ingest run' or 'ingest db migrate' makes it, or name another with --store CONNECTION");
        }

        var writable = IsWritable();
        return Task.FromResult(Look(reader => Check(reader, writable)));
    }

    public Task<IReadOnlyList<string>> PlanAsync(CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(path) ? Look(reader => new SqliteMigration(reader, Description).Plan()) : PlanNew());

    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        await using var file = await SqliteFile.OpenAsync(path, time, cancellationToken);
        return await file.WriteAsync(
            (writer, _) =>
            {
                var migration = new SqliteMigration(writer, Description);
                var steps = migration.Plan();
                migration.Advance();
                migration.Mend();
                return steps;
            },
            cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StoreFinding? VersionFinding(int version) => version == SqliteSchema.Steps.Count ? null
        : version == 0 ? StoreFinding.Problem("schema", "the file has never been migrated", SqliteMigration.Remedy)
        : version < SqliteSchema.Steps.Count ? StoreFinding.Problem("schema", $"the file has schema {version}, this program needs {SqliteSchema.Steps.Count}", SqliteMigration.Remedy)
        : StoreFinding.Problem("schema", $"the file has schema {version}, this program knows {SqliteSchema.Steps.Count}", "run the newer program");

    private static IEnumerable<StoreFinding> Damages(SqliteConnection reader)
    {
        const string remedy = "restore the file from a backup, or save what 'sqlite3 FILE .recover' can read";
        try
        {
            using var command = reader.Command($"PRAGMA quick_check({MostDamages})");
            using var rows = command.ExecuteReader();
            var damages = new List<StoreFinding>();
            while (rows.Read())
            {
                if (rows.GetString(0) is not "ok" and var damage)
                {
                    damages.Add(StoreFinding.Problem(Integrity, damage, remedy));
                }
            }

            return damages;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_CORRUPT)
        {
            return [StoreFinding.Problem(Integrity, "the file is damaged", remedy)];
        }
    }

    private StoreCheck Check(SqliteConnection reader, bool writable)
    {
        var migration = new SqliteMigration(reader, Description);
        var version = migration.ReadVersion();
        var findings = new List<StoreFinding>(Damages(reader));
        var intact = findings.Count == 0;
        if (!writable)
        {
            findings.Add(StoreFinding.Problem("privileges", "this user may not write the file", "give this user write access to the file and its folder"));
        }

        if (!IsInUse && File.Exists(path + "-wal"))
        {
            findings.Add(StoreFinding.Note("log", $"{path}-wal is there without its index and was not looked at", "any other verb takes it up; then check again"));
        }

        if (VersionFinding(version) is { } old)
        {
            findings.Add(old);
        }
        else if (intact)
        {
            findings.AddRange(migration.Differences());
        }

        return new StoreCheck(Description, Facts(reader, version, intact, writable), findings);
    }

    private Dictionary<string, string> Facts(SqliteConnection reader, int version, bool intact, bool writable) => new()
    {
        ["server"] = "SQLite " + reader.ServerVersion,
        [Integrity] = intact ? "ok" : "damaged",
        ["journal_mode"] = JournalMode(reader),
        ["user_version"] = version.ToString(CultureInfo.InvariantCulture),
        ["schema"] = $"{version} (this program: {SqliteSchema.Steps.Count})",
        ["privileges"] = writable ? "read and write" : "read",
    };

    private IReadOnlyList<string> PlanNew()
    {
        using var empty = new SqliteConnection("Data Source=:memory:");
        empty.Open();
        return [$"make the file {path}", .. new SqliteMigration(empty, Description).Plan()];
    }

    private T Look<T>(Func<SqliteConnection, T> look)
    {
        try
        {
            using var reader = new SqliteConnection(ReadOnly());
            reader.Open();
            return look(reader);
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Unavailable(Description, exception);
        }
    }

    /// <summary>
    /// A file in WAL mode that nobody has open is read as one that does not change: a plain reader would make the files of the log and
    /// leave them behind. Where the log is there, its files are.
    /// </summary>
    private string ReadOnly()
    {
        var full = Path.GetFullPath(path);
        return new SqliteConnectionStringBuilder
        {
            DataSource = IsInUse ? full : new Uri(full).AbsoluteUri + "?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ConnectionString;
    }

    /// <summary>A reader that takes the file as unchanging knows of no journal; the header does (SQLite file format, offset 18).</summary>
    private string JournalMode(SqliteConnection reader)
    {
        if (IsInUse)
        {
            return (string)reader.Scalar("PRAGMA journal_mode")!;
        }

        Span<byte> header = stackalloc byte[19];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header[18] == 2 ? "wal" : "delete";
    }

    private bool IsInUse => File.Exists(path + "-wal") && File.Exists(path + "-shm");

    /// <summary>Opening for writing changes nothing as long as nothing is asked; SQLite falls back to reading where it may not write.</summary>
    private bool IsWritable()
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
            connection.Open();
            return raw.sqlite3_db_readonly(connection.Handle, "main") == 0;
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Unavailable(Description, exception);
        }
    }
}
