using Ingest.Cli;
using Microsoft.Extensions.Logging;

namespace Ingest.Tests.Cli;

public sealed class LineLoggerProviderTests
{
    [Fact]
    public void Control_characters_of_an_exception_do_not_reach_the_terminal_and_no_line_of_it_looks_like_an_event()
    {
        using var writer = new StringWriter();
        using var provider = new LineLoggerProvider(writer);

        provider.CreateLogger("x").LogError(new FormatException("bad \u001b[2J\nline 2\u0007"), "page \u001b failed");

        var lines = writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.DoesNotContain(writer.ToString(), letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
        Assert.EndsWith("error page   failed", lines[0], StringComparison.Ordinal);
        Assert.Equal(["  System.FormatException: bad  [2J", "  line 2 "], lines[1..3]);
    }
}
