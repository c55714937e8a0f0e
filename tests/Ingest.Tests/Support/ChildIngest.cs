using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Ingest.Tests.Support;

/// <summary>The program as a process of its own, for tests that kill it.</summary>
internal sealed class ChildIngest : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task _reading;
    private readonly StringBuilder _error = new();
    private readonly Dictionary<string, TaskCompletionSource> _awaited = [];
    private bool _ended;

    private ChildIngest(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _reading = ReadErrorAsync();
    }

    public int ProcessId => _process.Id;

    /// <summary>Standard error so far.</summary>
    public string Said
    {
        get
        {
            lock (_awaited)
            {
                return _error.ToString();
            }
        }
    }

    public static ChildIngest Start(params string[] args) => StartListening("http://127.0.0.1:0", args);

    /// <summary>With <paramref name="listen"/> as <c>Daemon:Listen</c>.</summary>
    public static ChildIngest StartListening(string listen, params string[] args) => Start(listen, TimeSpan.FromSeconds(2), args);

    /// <summary>With <paramref name="lease"/> as <c>Pipeline:Lease</c>.</summary>
    public static ChildIngest StartLeasing(TimeSpan lease, params string[] args) => Start("http://127.0.0.1:0", lease, args);

    private static ChildIngest Start(string listen, TimeSpan lease, string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["INGEST__PIPELINE__LEASE"] = lease.ToString("c", CultureInfo.InvariantCulture);
        start.Environment["INGEST__DAEMON__LISTEN"] = listen;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ingest.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return new ChildIngest(Process.Start(start)!);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>SIGHUP, as an operator sends it to have files read again.</summary>
    public void HangUp() => Signal("HUP");

    /// <summary>SIGSTOP: the process is frozen, its connections stay open.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>Ends when the process has said these words on standard error; fails when it ends without them.</summary>
    public Task SaysAsync(string words)
    {
        lock (_awaited)
        {
            if (_error.ToString().Contains(words, StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            if (_ended)
            {
                return Task.FromException(Silent(words));
            }

            return (_awaited[words] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public async Task<VerbResult> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _reading;
        return new VerbResult(_process.ExitCode, await _output, _error.ToString());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private async Task ReadErrorAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_awaited)
            {
                _error.AppendLine(line);
                foreach (var (words, said) in _awaited.Where(awaited => line.Contains(awaited.Key, StringComparison.Ordinal)).ToList())
                {
                    said.SetResult();
                    _awaited.Remove(words);
                }
            }
        }

        lock (_awaited)
        {
            _ended = true;
            foreach (var (words, said) in _awaited)
            {
                said.SetException(Silent(words));
            }
        }
    }

    private InvalidOperationException Silent(string words) => new($"the process ended without saying '{words}':\n{_error}");
}
