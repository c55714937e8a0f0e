namespace Ingest.Core.Fetch.Browser;

/// <summary>Finds Chromium and says how it is started: without any way to the network of its own.</summary>
internal static class ChromiumCommand
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Switches =
    [
        "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--disable-extensions", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-dev-shm-usage", "--mute-audio", "--disable-quic",
        "--dns-prefetch-disable", "--disable-site-isolation-trials", "--disable-features=IsolateOrigins,site-per-process,Translate,MediaRouter,OptimizationHints",

        // Whatever is not answered by us meets a proxy that is not there: also loopback, web sockets, workers, and WebRTC, which may use no other way.
        "--proxy-server=http://127.0.0.1:1", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    ];

    /// <summary>Null when there is none.</summary>
    public static string? Find(string? path) => !string.IsNullOrEmpty(path)
        ? File.Exists(path) ? path : null
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    public static IReadOnlyList<string> Arguments(string profile, string userAgent, bool sandbox) =>
        [.. Switches, "--user-data-dir=" + profile, "--user-agent=" + userAgent, .. sandbox ? [] : new[] { "--no-sandbox" }, "about:blank"];
}
