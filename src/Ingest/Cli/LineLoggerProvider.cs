using System.Globalization;

namespace Ingest.Cli;

/// <summary>Writes one line an event: time (UTC), level, message; an exception on lines of its own, indented. Control characters from the web never reach the terminal.</summary>
internal sealed class LineLoggerProvider(TextWriter writer) : ILoggerProvider
{
    private readonly TextWriter _writer = TextWriter.Synchronized(writer);

    public ILogger CreateLogger(string categoryName) => new LineLogger(_writer);

    public void Dispose()
    {
        // The writer belongs to the terminal.
    }

    private sealed class LineLogger(TextWriter writer) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var time = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            var level = logLevel switch
            {
                LogLevel.Trace or LogLevel.Debug => "debug",
                LogLevel.Information => "info ",
                LogLevel.Warning => "warn ",
                _ => "error",
            };
            writer.WriteLine($"{time} {level} {SummaryPrinter.Plain(formatter(state, exception))}");
            if (exception is not null)
            {
                foreach (var line in exception.ToString().ReplaceLineEndings("\n").Split('\n'))
                {
                    writer.WriteLine("  " + SummaryPrinter.Plain(line));
                }
            }
        }
    }
}
