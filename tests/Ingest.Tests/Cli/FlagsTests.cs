using System.CommandLine;
using Ingest.Cli;

namespace Ingest.Tests.Cli;

public sealed class FlagsTests
{
    private readonly Option<int?> _count = Flags.Count("--limit", "At most so many.");

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2147483647", int.MaxValue)]
    public void A_whole_number_from_1_is_a_count(string text, int count)
    {
        var parsed = Parse("--limit", text);

        Assert.Empty(parsed.Errors);
        Assert.Equal(count, parsed.GetValue(_count));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5")]
    [InlineData("many")]
    [InlineData("2147483648")]
    public void Anything_else_is_refused_with_what_is_expected(string text) =>
        Assert.Equal($"--limit {text}: expected a whole number from 1", Assert.Single(Parse("--limit", text).Errors).Message);

    [Fact]
    public void What_is_not_given_has_no_count() => Assert.Null(Parse().GetValue(_count));

    private ParseResult Parse(params string[] args) => new RootCommand { _count }.Parse(args);
}
