using System.Reflection;
using System.Runtime.Loader;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Extract;

public sealed class TimeBudgetTests
{
    private static readonly string Html = "<title>Barges counted</title><h1>Barges counted</h1>"
        + string.Concat(Enumerable.Repeat("<p>The harbor board counted thirty-one barges on that day, two more than in the spring, and promised a new quay.", 2_000));

    [Theory]
    [InlineData(1, "parse it")]
    [InlineData(2, "find its headline")]
    [InlineData(3, "find its dates and authors")]
    [InlineData(4, "read its body")]
    public void A_page_that_takes_too_long_is_refused_with_the_step_and_the_limit(int reads, string step)
    {
        var extractor = new ArticleExtractor(TimeSpan.FromSeconds(reads - 0.5), new SecondARead());

        var rejected = Assert.IsType<Extraction.Rejected>(extractor.Extract(Some.Page(Html), ExtractDefinition.None));

        Assert.Equal(RejectionReason.OutOfTime, rejected.Reason);
        Assert.Contains($" to {step};", rejected.Detail, StringComparison.Ordinal);
        Assert.Contains($"Extract:LongestTime is 00:00:0{reads - 1}.5", rejected.Detail, StringComparison.Ordinal);
    }

    /// <summary>In a copy of the assembly, in which nothing else has read a date.</summary>
    [Fact]
    public void The_names_in_dates_are_loaded_before_the_first_page()
    {
        var core = new AssemblyLoadContext(nameof(TimeBudgetTests)).LoadFromAssemblyPath(typeof(ArticleExtractor).Assembly.Location);

        Activator.CreateInstance(core.GetType(typeof(ArticleExtractor).FullName!, throwOnError: true)!);

        var tables = core.GetTypes().Where(type => type.Namespace == "Ingest.Core.Common.Dates.Text")
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic)).Where(field => field.FieldType.Name == typeof(Lazy<>).Name).ToList();
        Assert.NotEmpty(tables);
        Assert.All(tables, table => Assert.Equal(true, table.FieldType.GetProperty(nameof(Lazy<int>.IsValueCreated))!.GetValue(table.GetValue(null))));
    }

    [Fact]
    public void A_page_that_is_read_in_time_is_read()
    {
        var extractor = new ArticleExtractor(TimeSpan.FromSeconds(1), new FakeTimeProvider());

        Assert.IsType<Extraction.Found>(extractor.Extract(Some.Page(Html), ExtractDefinition.None));
    }
}
