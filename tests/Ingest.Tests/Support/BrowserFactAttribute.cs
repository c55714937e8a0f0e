using System.Runtime.CompilerServices;
using Ingest.Core.Fetch.Browser;

namespace Ingest.Tests.Support;

/// <summary>A fact that needs a real Chromium, and says so where there is none.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (ChromiumCommand.Find(null) is null)
        {
            Skip = "no Chromium is in PATH; install it (Debian: apt-get install chromium)";
        }
    }
}
