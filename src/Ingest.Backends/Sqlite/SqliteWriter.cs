using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>A connection that keeps the commands it has compiled and gives them out again: compiling a statement costs more than most of ours take to run.</summary>
internal sealed class SqliteWriter(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>The program has fewer; statements that are put together of changing parts must not add up.</summary>
    private const int MostKept = 128;

    private readonly Dictionary<string, Statement> _idle = [];
    private bool _closing;

    /// <summary>A command without parameters, to be disposed after use. Of two that are in use at once with the same text, each has its own.</summary>
    public SqliteCommand Take(string sql)
    {
        if (_idle.Remove(sql, out var statement))
        {
            statement.Parameters.Clear();
            statement.Transaction = Transaction;
            return statement;
        }

        return new Statement(this, sql) { Transaction = Transaction };
    }

    public override void Close()
    {
        _closing = true;
        base.Close();
    }

    private bool Keep(Statement statement) => !_closing && _idle.Count < MostKept && _idle.TryAdd(statement.CommandText, statement);

    private sealed class Statement : SqliteCommand
    {
        private readonly SqliteWriter _writer;

        public Statement(SqliteWriter writer, string sql)
            : base(sql, writer) => _writer = writer;

        protected override void Dispose(bool disposing)
        {
            if (!disposing || !_writer.Keep(this))
            {
                base.Dispose(disposing);
            }
        }
    }
}
