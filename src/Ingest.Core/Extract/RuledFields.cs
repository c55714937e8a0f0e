using AngleSharp.Dom;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract;

/// <summary>What the operator's rules find on one page, and which of them find nothing. Fields are read before the body, whose rule may remove elements.</summary>
internal sealed class RuledFields
{
    /// <summary>How the provenance of a field begins that the operator's selector gave.</summary>
    public const string Provenance = "css ";

    private readonly IDocument _document;
    private readonly FieldRule? _body;
    private readonly List<UnmatchedRule> _unmatched = [];

    public RuledFields(IDocument document, ExtractDefinition rules)
    {
        _document = document;
        _body = rules.Body;
        Title = Values("title", rules.Title);
        Dates = [.. Hints("published", rules.Published, DateRole.Published), .. Hints("modified", rules.Modified, DateRole.Modified)];
        Authors = Values("authors", rules.Authors);
        Section = Values("section", rules.Section).FirstOrDefault();
        Tags = Values("tags", rules.Tags);
        Summary = Values("summary", rules.Summary).FirstOrDefault();
        Image = FieldRules.Image(document, rules.Image);
        if (Image is { Value: null })
        {
            _unmatched.Add(new UnmatchedRule("image", rules.Image!.Css));
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

    /// <summary>Empty when there is no rule for the body or it finds nothing.</summary>
    public IReadOnlyList<Block> ReadBody() =>
        _body is null ? [] : Noted("body", _body, Blocks(_body));

    private List<Block> Blocks(FieldRule rule)
    {
        var elements = FieldRules.Elements(_document, rule);

        // Numbered now, for the rule may have removed something.
        var tree = new PageTree(_document);
        return BlockReader.Read(tree, elements.Select(tree.PlaceOf).Where(at => at >= 0), surroundings: null, fates: null);
    }

    private IReadOnlyList<string> Values(string field, FieldRule? rule) => Noted(field, rule, FieldRules.Values(_document, rule));

    private IReadOnlyList<DateHint> Hints(string field, FieldRule? rule, DateRole role) => Noted<DateHint>(field, rule, [.. FieldRules.Dates(_document, rule, role)]);

    private IReadOnlyList<T> Noted<T>(string field, FieldRule? rule, IReadOnlyList<T> values)
    {
        if (rule is not null && values.Count == 0)
        {
            _unmatched.Add(new UnmatchedRule(field, rule.Css));
        }

        return values;
    }
}
