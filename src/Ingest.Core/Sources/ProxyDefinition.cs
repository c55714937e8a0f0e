namespace Ingest.Core.Sources;

/// <summary>The proxy through which every request of a source goes.</summary>
/// <param name="Address">Scheme (http, https, socks5 or socks4a), host and port alone.</param>
/// <param name="UserName">Null for none.</param>
/// <param name="Password">Null for none.</param>
public sealed record ProxyDefinition(Uri Address, Secret? UserName = null, Secret? Password = null)
{
    /// <summary>How messages and caches name it, without credentials.</summary>
    public string Name => $"{Address.Scheme}://{Address.IdnHost}:{Address.Port}";
}
