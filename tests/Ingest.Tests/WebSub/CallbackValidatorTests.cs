using Ingest.WebSub;

namespace Ingest.Tests.WebSub;

public sealed class CallbackValidatorTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("https://news.example/websub", Secret, null)]
    [InlineData("news.example", Secret, "expected a public http or https address")]
    [InlineData("https://news.example/?x=1", Secret, "expected a public http or https address")]
    [InlineData("https://news.example/websub", null, "0 characters")]
    [InlineData("https://news.example/websub", "short", "5 characters")]
    public void A_callback_is_an_address_and_needs_a_secret(string? callback, string? secret, string? problem)
    {
        var result = new CallbackValidator().Validate(null, new WebSubOptions { Callback = callback, Secret = secret });

        Assert.Equal(problem is null, result.Succeeded);
        Assert.Contains(problem ?? "", result.FailureMessage ?? "", StringComparison.Ordinal);
    }
}
