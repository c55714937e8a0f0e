using AngleSharp.Dom;
using Ingest.Core.Extract.Authors;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract;

/// <summary>What the operator's rules find on one page, and which of them find nothing. Fields are read before the body, whose rule may remove elements.</summary>
internal sealed class RuledFields
{
    private const string First = "the first is taken; 'all: true' takes every one";

    /// <summary>How the provenance of a field begins that the operator's selector gave.</summary>
    public const string Provenance = "css ";

    private readonly IDocument _document;
    private readonly ExtractionTrace? _trace;
    private readonly FieldRule? _body;
    private readonly List<UnmatchedRule> _unmatched = [];
    private int _matched;

    public RuledFields(IDocument document, ExtractDefinition rules, ExtractionTrace? trace)
    {
        _document = document;
        _trace = trace;
        _body = rules.Body;
        Title = Values("title", rules.Title);
        Dates = [.. Hints("published", rules.Published, DateRole.Published), .. Hints("modified", rules.Modified, DateRole.Modified)];
        Authors = Names(Values("authors", rules.Authors), rules.Authors);
        Section = Values("section", rules.Section).FirstOrDefault();
        Tags = Values("tags", rules.Tags);
        Summary = Values("summary", rules.Summary).FirstOrDefault();
        Image = FieldRules.Image(document, rules.Image);
        if (Image is { Value: null })
        {
            _unmatched.Add(Unfound("image", rules.Image!));
        }
    }

    public IReadOnlyList<string> Title { get; }

    public IReadOnlyList<DateHint> Dates { get; }

    public IReadOnlyList<string> Authors { get; }

    public string? Section { get; }

    public IReadOnlyList<string> Tags { get; }

    public string? Summary { get; }

    public (string? Value, string Rule)? Image { get; }

    public IReadOnlyList<UnmatchedRule> Unmatched => _unmatched;

    /// <summary>What the operator's own rule had to do with it that the page is no story.</summary>
    public Extraction.Rejected Explain(Extraction.Rejected no)
    {
        var field = no.Reason switch
        {
            RejectionReason.NoTitle => "title",
            RejectionReason.NoBody or RejectionReason.TooShort or RejectionReason.NotAnArticle or RejectionReason.MediaStub => "body",
            _ => null,
        };
        return _unmatched.Find(rule => rule.Field == field) is { } unmatched ? no with { Detail = $"{unmatched}; the general rules: {no.Detail}" }
            : field == "body" && _body is { } own ? no with { Detail = $"{no.Detail} (extract.body: {own.Css} matched {_matched}{(own.All || _matched < 2 ? string.Empty : ", " + First)})" }
            : no.Reason is RejectionReason.NoTitle or RejectionReason.NoBody ? no with { Detail = $"{no.Detail}; extract.{field} of the source can name {(field == "body" ? "them" : "one")}" }
            : no;
    }

    /// <summary>Empty when there is no rule for the body or it finds nothing.</summary>
    public IReadOnlyList<Block> ReadBody() =>
        _body is null ? [] : Noted("body", _body, Blocks(_body));

    /// <summary>A byline without its word: "By Ada Mostwick and Jo Fenwick". What the operator cut out himself, or is no whole name, is taken as it stands.</summary>
    private static IReadOnlyList<string> Names(IReadOnlyList<string> texts, FieldRule? rule) => rule?.Pattern is not null ? texts :
    [
        .. texts.SelectMany(text => PersonName.Split(text).ToList() is { Count: > 0 } names && (names.TrueForAll(PersonName.IsWhole) || text.StartsWith("by ", StringComparison.OrdinalIgnoreCase)) ? names : [text])
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private List<Block> Blocks(FieldRule rule)
    {
        _matched = _document.QuerySelectorAll(rule.Css).Length;
        var elements = FieldRules.Elements(_document, rule);

        // Numbered now, for the rule may have removed something.
        using var tree = new PageTree(_document);
        return BlockReader.Read(tree, elements.Select(tree.PlaceOf).Where(at => at >= 0), surroundings: null, fates: null);
    }

    private IReadOnlyList<string> Values(string field, FieldRule? rule) => Noted(field, rule, FieldRules.Values(_document, rule));

    private IReadOnlyList<DateHint> Hints(string field, FieldRule? rule, DateRole role) => Noted<DateHint>(field, rule, [.. FieldRules.Dates(_document, rule, role)]);

    private IReadOnlyList<T> Noted<T>(string field, FieldRule? rule, IReadOnlyList<T> values)
    {
        if (rule is not null && values.Count == 0)
        {
            _unmatched.Add(Unfound(field, rule));
        }
        else if (rule is { All: false } && _trace is not null && _document.QuerySelectorAll(rule.Css) is { Length: > 1 } matches)
        {
            _trace.Lost(field, "css " + rule.Css, InlineText.Of(matches[1]), $"the rule matched {matches.Length}, {First}");
        }

        return values;
    }

    private UnmatchedRule Unfound(string field, FieldRule rule) => new(field, rule.Css, _document.QuerySelectorAll(rule.Css).Length);
}
