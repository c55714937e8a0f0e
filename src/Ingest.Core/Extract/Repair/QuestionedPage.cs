using AngleSharp.Dom;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Html;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Repair;

/// <summary>A page of today with what the general rules make of it: against that a value is weighed.</summary>
internal sealed class QuestionedPage
{
    private const int MostElements = 6_000;
    private const int LongestDate = 150;

    private readonly RuleQuestion _question;

    private QuestionedPage(RuleQuestion question, Page page, Article? known)
    {
        (_question, Page, Known) = (question, page, known);
        Document = PageParser.Parse(page.Text, question.Remove.Concat(question.Rule.Remove));
        KnownBlocks = known is null ? [] : [.. known.Body.Select(block => TextFolder.Fold(block.Text))];
        KnownLength = KnownBlocks.Sum(block => block.Length + 1);
        KnownDays = known is null ? [] : [.. known.Dates.Select(hint => DayOf(hint.Text)).OfType<DateTime>()];
    }

    public Page Page { get; }

    /// <summary>Without what is removed from every page and what the rule removes from its matches.</summary>
    public IDocument Document { get; }

    /// <summary>Null when the general rules find no article, and for a listing.</summary>
    public Article? Known { get; }

    /// <summary>The blocks of its body, folded.</summary>
    public IReadOnlyList<string> KnownBlocks { get; }

    /// <summary>Characters of all of them, with a blank behind each.</summary>
    public int KnownLength { get; }

    /// <summary>The days that it names.</summary>
    public IReadOnlyList<DateTime> KnownDays { get; }

    public IEnumerable<IElement> Elements => Document.Body?.QuerySelectorAll("*").Take(MostElements) ?? [];

    /// <summary>Null for a page that is too much to read.</summary>
    public static QuestionedPage? Open(RuleQuestion question, Page page, Article? known) => MarkupBudget.Problem(page.Text) is null ? new QuestionedPage(question, page, known) : null;

    /// <summary>The day that a text names and nothing much besides; null for none, and for one that cannot be that of a story fetched today.</summary>
    public DateTime? DayOf(string text)
    {
        if (text.Length > LongestDate)
        {
            return null;
        }

        var hints = new DateReaderHints { Now = Page.FetchedAt, Language = _question.Language ?? Known?.Language, InferYear = true };
        var reading = TimestampReader.Read(text) ?? DateReader.Read(text, hints);
        return reading is { Precision: >= DatePrecision.Day } && reading.Local < Page.FetchedAt.DateTime.AddDays(2) && reading.Local.Year > Page.FetchedAt.Year - 30 ? reading.Local.Date : null;
    }
}
