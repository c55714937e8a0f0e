namespace Ingest.Core.Fetch;

/// <summary>What is known of a registrable domain: which of its hosts answered 429 lately, and until when they share one pace. Guarded by its own lock.</summary>
internal sealed class DomainPace(DateTimeOffset createdAt)
{
    private readonly Dictionary<string, DateTimeOffset> _refused = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private DateTimeOffset? _lookedAt;
    private DateTimeOffset _wideUntil;
    private bool _wide;

    /// <summary>When the store was last asked what other workers know; before that, when the domain was first met.</summary>
    public DateTimeOffset LookedAt
    {
        get
        {
            lock (_lock)
            {
                return _lookedAt ?? createdAt;
            }
        }
    }

    public DateTimeOffset WideUntil
    {
        get
        {
            lock (_lock)
            {
                return _wideUntil;
            }
        }
    }

    /// <summary>True for one caller each time that the store is to be asked again, who then asks it.</summary>
    public bool MayLook(DateTimeOffset now, TimeSpan every)
    {
        lock (_lock)
        {
            if (now - _lookedAt < every)
            {
                return false;
            }

            _lookedAt = now;
            return true;
        }
    }

    /// <summary>Takes over what another worker, or this one before a restart, made known.</summary>
    public void Learn(DateTimeOffset until)
    {
        lock (_lock)
        {
            _wideUntil = until > _wideUntil ? until : _wideUntil;
        }
    }

    /// <summary>A host answered 429; true when it is not the only one, so that all keep to one pace until <paramref name="now"/> and <paramref name="wideFor"/>.</summary>
    public bool Refuse(string host, DateTimeOffset now, TimeSpan wideFor)
    {
        lock (_lock)
        {
            _refused[host] = now;
            foreach (var (other, at) in _refused)
            {
                if (now - at > wideFor)
                {
                    _refused.Remove(other);
                }
            }

            if (_refused.Count < 2 && now >= _wideUntil)
            {
                return false;
            }

            _wideUntil = now + wideFor;
            return true;
        }
    }

    /// <summary>Whether the hosts share one pace now, and whether that has changed since it was last asked.</summary>
    public (bool Wide, bool Changed) Look(DateTimeOffset now)
    {
        lock (_lock)
        {
            var before = _wide;
            _wide = now < _wideUntil;
            return (_wide, _wide != before);
        }
    }
}
