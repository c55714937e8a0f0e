using Ingest.Core.Common.Text;

namespace Ingest.Tests.Common.Text;

public sealed class DirectionIsolateTests
{
    [Theory]
    [InlineData("duplicate of \"قصة \"المرفأ\" اليوم\", at the same time", "duplicate of \"\u2068قصة \"المرفأ\" اليوم\u2069\", at the same time")]
    [InlineData("leads to \"Barges counted\" as well", "leads to \"\u2068Barges counted\u2069\" as well")]
    [InlineData("changed at the same address", "changed at the same address")]
    [InlineData("one mark \" only", "one mark \" only")]
    public void What_a_sentence_quotes_keeps_its_direction_to_itself(string sentence, string printed) =>
        Assert.Equal(printed, DirectionIsolate.Quoted(sentence));
}
