using Ingest.Core.Extract;
using Ingest.Core.Extract.Texts;

namespace Ingest.Tests.Extract.Texts;

public sealed class TextWeightTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("31 barges", 9)]
    [InlineData("Баржи и «порт»", 14)]
    [InlineData("港口有31艘驳船", 20)]
    [InlineData("はしけ", 9)]
    public void A_sign_weighs_as_much_as_three_letters(string text, int weight) => Assert.Equal(weight, TextWeight.Of(text));
}
