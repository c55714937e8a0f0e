using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Normalize;

public sealed class DateAccountTests
{
    [Fact]
    public void Every_hint_is_told_with_what_became_of_it()
    {
        var article = Some.Article() with
        {
            Dates =
            [
                new DateHint(DateRole.Published, "2026-03-01T10:00:00Z", "json-ld datePublished"),
                new DateHint(DateRole.Published, "1 March 2026", "meta date"),
                new DateHint(DateRole.Published, "2 March 2026", "text near headline"),
                new DateHint(DateRole.Published, "2056-03-01", "meta expires"),
                new DateHint(DateRole.Unstated, "two barges", "text elsewhere"),
                new DateHint(DateRole.Modified, "2026-03-01T09:00:00Z", "json-ld dateModified"),
            ],
        };
        var context = new NormalizeContext(SourceDefinition.NoSource, null, Some.Page("<p>"), Some.Now.AddYears(1));

        var account = DateAccount.Of(article, context, PublicationDate.Resolve(article, context));

        Assert.Equal(
            [
                ("published", null),
                ("published", "the same day as json-ld datePublished, which is trusted more"),
                ("published", "read as 2026-03-02; json-ld datePublished is trusted more"),
                ("published", "in the future, or before there were news sites"),
                ("published", "no date is read in it"),
                ("modified", "not later than the publication"),
            ],
            account.Select(candidate => (candidate.Field, candidate.Lost)));
    }
}
