using System.Text.Json;
using Ingest.Core.Common.Text;

namespace Ingest.Tests.Common.Text;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("\"Barges \\ud83d\\ude00 counted\"", "Barges 😀 counted")]
    [InlineData("\"cut in the middle \\ud83d\"", "cut in the middle \uFFFD")]
    [InlineData("\"\\ude00 the other half\"", "\uFFFD the other half")]
    [InlineData("\"plain\"", "plain")]
    public void Halves_of_pairs_are_replaced_and_whole_ones_kept(string json, string text)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(text, JsonText.Of(document.RootElement));
    }
}
