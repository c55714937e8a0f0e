using System.Buffers;
using System.Diagnostics;
using System.Text.Json;

namespace Ingest.Core.Fetch.Browser;

/// <summary>A Chromium of its own, spoken to in the Chrome DevTools Protocol over a pipe: no port is opened. Its profile is a folder that goes with it.</summary>
internal sealed class BrowserPipe : IAsyncDisposable
{
    /// <summary>A killed process ends at once, unless the machine is stuck.</summary>
    private static readonly TimeSpan EndFor = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly BrowserProfile _profile;
    private readonly long _longest;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly byte[] _chunk = new byte[64 << 10];
    private ReadOnlyMemory<byte> _unread;
    private int _id;

    private BrowserPipe(Process process, BrowserProfile profile, long longest, TimeProvider time) => (_process, _profile, _longest, _time) = (process, profile, longest, time);

    /// <exception cref="IOException">It cannot be started.</exception>
    public static BrowserPipe Start(string path, string userAgent, bool sandbox, long longest, TimeProvider time)
    {
        var profile = BrowserProfile.Create();

        // Chromium reads commands from descriptor 3 and writes to 4; the shell puts our two pipes there and is replaced.
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = profile.Folder };
        foreach (var argument in (string[])["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", path, .. ChromiumCommand.Arguments(profile.Folder, userAgent, sandbox)])
        {
            start.ArgumentList.Add(argument);
        }

        // Neither secrets nor the operator's desktop are for pages to find.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        start.Environment["HOME"] = profile.Folder;
        try
        {
            return new BrowserPipe(Process.Start(start)!, profile, longest, time);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            profile.Dispose();
            throw new IOException(exception.Message, exception);
        }
    }

    /// <summary>Sends a command and returns its number; the answer comes among the messages.</summary>
    public async Task<int> SendAsync(string method, object parameters, string? session, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var id = ++_id;
            var message = new Dictionary<string, object> { ["id"] = id, ["method"] = method, ["params"] = parameters };
            if (session is not null)
            {
                message["sessionId"] = session;
            }

            var output = _process.StandardInput.BaseStream;
            await output.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(message), 0], cancellationToken).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            return id;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>The next answer or event; messages end with a zero byte.</summary>
    /// <exception cref="IOException">The browser has ended, or sends a message beyond all bounds.</exception>
    public async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var end = _unread.Span.IndexOf((byte)0);
            message.Write(end < 0 ? _unread.Span : _unread.Span[..end]);
            _unread = end < 0 ? default : _unread[(end + 1)..];
            if (end >= 0)
            {
                return JsonSerializer.Deserialize<JsonElement>(message.WrittenSpan);
            }

            if (message.WrittenCount > _longest)
            {
                throw new IOException("the browser sends more than a page may hold");
            }

            var count = await _process.StandardOutput.BaseStream.ReadAsync(_chunk, cancellationToken).ConfigureAwait(false);
            _unread = count > 0 ? _chunk.AsMemory(0, count) : throw new IOException("the browser ended");
        }
    }

    /// <exception cref="IOException">It cannot be ended.</exception>
    public async ValueTask DisposeAsync()
    {
        using var deadline = new CancellationTokenSource(EndFor, _time);
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is AggregateException or System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            throw new IOException($"the browser cannot be ended: {exception.Message}", exception);
        }
        finally
        {
            _process.Dispose();
            _writing.Dispose();
            _profile.Dispose();
        }
    }
}
