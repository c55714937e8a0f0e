using System.Text;
using Ingest.Cli;

namespace Ingest.Tests.Cli;

public sealed class TerminalTests
{
    [Fact]
    public void What_goes_to_one_file_stands_there_in_the_order_in_which_it_was_written()
    {
        using var file = new MemoryStream();
        var terminal = Terminal.Over(TextReader.Null, file, file, isInteractive: false, flushes: false);

        terminal.Out.WriteLine("first issue");
        terminal.Out.WriteLine("second issue");
        terminal.Error.WriteLine("2 issues");
        terminal.Out.WriteLine("behind");
        terminal.Out.Flush();

        Assert.Equal(["first issue", "second issue", "2 issues", "behind"], Encoding.UTF8.GetString(file.ToArray()).ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }

    [Fact]
    public void That_results_cannot_be_written_is_told_to_who_writes_results_and_not_to_who_complains()
    {
        using var complaints = new MemoryStream();
        var terminal = Terminal.Over(TextReader.Null, new FullStream(), complaints, isInteractive: false, flushes: false);

        terminal.Out.WriteLine("a result");
        terminal.Error.WriteLine("a complaint");

        Assert.Equal("a complaint", Encoding.UTF8.GetString(complaints.ToArray()).TrimEnd());
        Assert.Throws<OutputFailedException>(terminal.Out.Flush);
        terminal.Out.Flush();
    }

    /// <summary>A disk that is full.</summary>
    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}
