using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ingest.Tests.Support;

/// <summary>Keeps what is logged as <c>Level: message</c>.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, string Line)> _lines = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    /// <summary>With the id of the event.</summary>
    public IReadOnlyList<(int Id, string Line)> Lines => [.. _lines];

    public IReadOnlyList<string> All => [.. _lines.Select(logged => logged.Line)];

    /// <summary>Lines of at least warning level.</summary>
    public IReadOnlyList<string> Warnings => [.. All.Where(line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal))];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue((eventId.Id, $"{logLevel}: {formatter(state, exception)}"));
        Answer();
    }

    /// <summary>Ends when a line with these words is there.</summary>
    public Task SaysAsync(string words)
    {
        var said = _awaited.GetOrAdd(words, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        Answer();
        return said;
    }

    public void Dispose()
    {
    }

    private void Answer()
    {
        foreach (var (_, said) in _awaited.Where(awaited => !awaited.Value.Task.IsCompleted && All.Any(line => line.Contains(awaited.Key, StringComparison.Ordinal))))
        {
            said.TrySetResult();
        }
    }
}
