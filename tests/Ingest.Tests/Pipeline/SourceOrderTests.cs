using Ingest.Core.Model;
using Ingest.Core.Pipeline;

namespace Ingest.Tests.Pipeline;

public sealed class SourceOrderTests
{
    [Fact]
    public void Words_of_people_are_one_line_of_bounded_length()
    {
        var order = new SourceOrder(new SourceId("herald"), OrderKind.Pause, " desk\nerror: all is lost\u2028") { Reason = "legal\r\n" + new string('x', 600) };

        Assert.Equal("desk error: all is lost", order.By);
        Assert.Equal("legal  " + new string('x', 493) + "…", order.Reason);
    }

    [Fact]
    public void Words_that_say_nothing_are_none()
    {
        var order = new SourceOrder(new SourceId("herald"), OrderKind.Pause, "\u0007") { Reason = " \n" };

        Assert.Equal(("somebody", null), (order.By, order.Reason));
    }
}
