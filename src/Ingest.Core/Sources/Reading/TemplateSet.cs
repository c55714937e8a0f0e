using Ingest.Core.Model;
using Ingest.Core.Sources.Format;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>The defaults and templates of a folder; each is read once, and its own problems are told once.</summary>
internal sealed class TemplateSet
{
    private const string Folder = "templates/";

    private readonly SourceChecks _checks;
    private readonly SortedDictionary<string, FileSnapshot> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Template> _read = [];
    private readonly List<string> _open = [];
    private readonly Template? _defaults;

    public TemplateSet(IReadOnlyList<FileSnapshot> parts, SourceChecks checks)
    {
        _checks = checks;
        foreach (var file in parts)
        {
            if (file.Name.StartsWith(Folder, StringComparison.Ordinal))
            {
                _files.TryAdd(Path.GetFileNameWithoutExtension(file.Name), file);
            }
            else
            {
                _defaults = Read(file, mayExtend: false);
            }
        }

        foreach (var name in _files.Keys)
        {
            Find(name);
        }
    }

    public IEnumerable<SourceProblem> Problems => _read.Values.Append(_defaults).OfType<Template>().SelectMany(template => template.Problems);

    /// <summary>The file over its templates over the defaults; no map when one of them cannot be used, which its problems say.</summary>
    public Template Under(YamlNode.Mapping map, Notes notes)
    {
        var below = new List<Template>();
        if (_defaults is not null)
        {
            below.Add(_defaults);
        }

        var extended = Extended(map, notes);
        below.AddRange(extended.Found);
        var texts = below.SelectMany(template => template.Texts).Distinct().ToList();
        var problems = below.SelectMany(template => template.Problems).Distinct().ToList();
        return extended.All && below.TrueForAll(template => template.Map is not null)
            ? new Template(below.Aggregate((YamlNode.Mapping?)null, (under, template) => under is null ? template.Map : Inheritance.Over(under, template.Map!)) is { } whole ? Inheritance.Over(whole, map) : map, texts, problems, below.Exists(template => template.HoldsSecret))
            : new Template(null, texts, problems, below.Exists(template => template.HoldsSecret));
    }

    private Template Find(string name)
    {
        if (_read.TryGetValue(name, out var known))
        {
            return known;
        }

        _open.Add(name);
        var template = Read(_files[name], mayExtend: true);
        _open.Remove(name);
        return _read[name] = template;
    }

    private Template Read(FileSnapshot file, bool mayExtend)
    {
        var (notes, map) = FileText.Read(file);
        if (map is null)
        {
            return new Template(null, [], [.. notes.Problems], HoldsSecret: false);
        }

        _ = new MapReader(map, string.Empty, SourceFormat.Root.Names, notes, _checks);
        foreach (var (key, _) in map.Entries.Where(entry => entry.Key.Value == "id" || (entry.Key.Value == "extends" && !mayExtend)))
        {
            notes.Error(ProblemCodes.Misplaced, key.Value == "id" ? "\"id\" belongs into each source file: no two sources have the same" : "\"extends\" belongs into source files and templates", key);
        }

        var below = mayExtend ? Extended(map, notes).Found : [];
        var whole = below.Aggregate((YamlNode.Mapping?)null, (under, template) => under is null || template.Map is null ? template.Map : Inheritance.Over(under, template.Map));
        var isGood = !notes.HasErrors && below.TrueForAll(template => template.Map is not null);
        return new Template(
            !isGood ? null : whole is null ? map : Inheritance.Over(whole, map),
            [.. below.SelectMany(template => template.Texts).Append(new SourceText(file.Name, notes.File.Text)).Distinct()],
            [.. notes.Problems, .. below.SelectMany(template => template.Problems)],
            AuthReader.HoldsSecret(map["auth"]) || ProxyReader.HoldsSecret(map["network"]) || below.Exists(template => template.HoldsSecret));
    }

    /// <summary>The templates that a map names, the later over the earlier; those that cannot be had are noted and left out.</summary>
    private (List<Template> Found, bool All) Extended(YamlNode.Mapping map, Notes notes)
    {
        var (found, all) = (new List<Template>(), true);
        foreach (var scalar in new MapReader(map, string.Empty, [.. map.Entries.Select(entry => entry.Key.Value)], notes, _checks).Texts("extends"))
        {
            if (_open.Contains(scalar.Value))
            {
                notes.Error(ProblemCodes.TemplateLoop, $"templates extend each other in a circle: {string.Join(" → ", _open.SkipWhile(name => name != scalar.Value).Append(scalar.Value))}", scalar);
            }
            else if (_files.ContainsKey(scalar.Value))
            {
                found.Add(Find(scalar.Value));
            }
            else
            {
                all = false;
                notes.Error(
                    ProblemCodes.Extends,
                    $"there is no template '{scalar.Value}'{(_files.Count == 0 ? "; templates are the files of the folder templates beside the source files" : Suggestion.For(scalar.Value, [.. _files.Keys]))}",
                    scalar);
            }
        }

        return (found, all);
    }
}
