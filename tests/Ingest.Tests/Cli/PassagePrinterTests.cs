using Ingest.Cli;
using Ingest.Core.Deduplicate;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class PassagePrinterTests
{
    [Fact]
    public void What_both_texts_have_is_told_with_its_share_and_quotes_do_not_turn_the_line()
    {
        var one = Some.Story(title: "Barges") with { Body = ["The council of Quilport counted 31 barges on Monday. Rain is likely."] };
        var other = Some.Story(title: "Boats") with { Body = ["The council of Quilport counted 31 barges on Monday."] };
        var comparison = SharedPassages.Between(one, other) with { Beside = "story 1", Why = "duplicate of \"قصة المرفأ\", at the same time" };
        using var output = new StringWriter();

        PassagePrinter.Print([comparison], output);

        var lines = output.ToString().Split(output.NewLine);
        Assert.Equal("beside       story 1: duplicate of \"\u2068قصة المرفأ\u2069\", at the same time; as they are now 7 of 8 word triples of the shorter text are in both (87 %)", lines[0]);
        Assert.Equal("  shared     \"\u2068The council of Quilport counted 31 barges on Monday\u2069\"", lines[1]);
    }
}
