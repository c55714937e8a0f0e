using Microsoft.Extensions.Logging;

namespace Ingest.Tests.Reloading;

/// <summary>Does something whenever a line is logged under a name.</summary>
internal sealed class Hearing(string category, Action heard) : ILoggerProvider, ILogger
{
    private bool _listens;

    public ILogger CreateLogger(string categoryName) => new Hearing(category, heard) { _listens = categoryName == category };

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => _listens;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (_listens)
        {
            heard();
        }
    }

    public void Dispose()
    {
    }
}
