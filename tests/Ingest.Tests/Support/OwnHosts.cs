using Ingest.Core.Fetch;

namespace Ingest.Tests.Support;

/// <summary>Claims as if there were no other worker; remembers over restarts what was made known.</summary>
internal sealed class OwnHosts : IHostClaims
{
    private readonly Dictionary<string, DateTimeOffset> _known = new();

    /// <summary>When each host may be asked next, as far as it was made known.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Known => _known;

    /// <summary>Hosts that are claimed at this moment.</summary>
    public List<string> Claimed { get; } = [];

    /// <summary>Claims made.</summary>
    public int Claims { get; private set; }

    /// <summary>False once another worker has taken the hosts that were claimed so far.</summary>
    public bool AreCurrent { get; set; } = true;

    /// <summary>What a claim waits for: another worker.</summary>
    public Task Other { get; set; } = Task.CompletedTask;

    /// <summary>What another worker made known.</summary>
    public void Hold(string host, DateTimeOffset until) => Know(host, until);

    public async Task<IHostClaim> ClaimAsync(string host, CancellationToken cancellationToken)
    {
        await Other.WaitAsync(cancellationToken);
        lock (_known)
        {
            Claims++;
            Claimed.Add(host);
            return new Claim(this, host, _known.GetValueOrDefault(host));
        }
    }

    public Task<DateTimeOffset?> KnownUntilAsync(string name, CancellationToken cancellationToken)
    {
        lock (_known)
        {
            return Task.FromResult<DateTimeOffset?>(_known.TryGetValue(name, out var until) ? until : null);
        }
    }

    public Task KeepAsync(string name, DateTimeOffset until, CancellationToken cancellationToken)
    {
        Know(name, until);
        return Task.CompletedTask;
    }

    private void Know(string host, DateTimeOffset until)
    {
        lock (_known)
        {
            _known[host] = until > _known.GetValueOrDefault(host) ? until : _known[host];
        }
    }

    private sealed class Claim(OwnHosts hosts, string host, DateTimeOffset nextAllowedAt) : IHostClaim
    {
        private readonly bool _stays = !hosts.AreCurrent;

        public DateTimeOffset NextAllowedAt => nextAllowedAt;

        public bool IsCurrent => _stays || hosts.AreCurrent;

        public Task StartAsync(DateTimeOffset nextAllowedAt, CancellationToken cancellationToken)
        {
            hosts.Know(host, nextAllowedAt);
            return Task.CompletedTask;
        }

        public void Hold(DateTimeOffset until) => hosts.Know(host, until);

        public ValueTask DisposeAsync()
        {
            lock (hosts._known)
            {
                hosts.Claimed.Remove(host);
            }

            return ValueTask.CompletedTask;
        }
    }
}
