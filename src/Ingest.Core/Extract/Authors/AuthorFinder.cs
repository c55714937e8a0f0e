using System.Text.RegularExpressions;
using Ingest.Core.Extract.Titles;

namespace Ingest.Core.Extract.Authors;

/// <summary>The people who wrote the story; houses and agencies apart.</summary>
internal static partial class AuthorFinder
{
    private const int MostAuthors = 12;

    /// <summary>So many names of one place are looked at.</summary>
    private const int MostNames = 100;

    /// <summary>Longer names are those of houses.</summary>
    private const int MostOwnerWords = 3;

    private static readonly string[] MetaNames =
    [
        "author", "article:author", "article:author_name", "byl", "parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator", "cxenseparse:author", "shareaholic:article_author_name", "twitter:data1",
    ];

    public static (IReadOnlyList<string> Authors, (string Name, string Rule)? Agency, string? Rule) Find(PageSources page)
    {
        var house = page.House;
        (string Name, string Rule)? agency = null;
        (IReadOnlyList<string> Names, string Rule)? weak = null;
        (IReadOnlyList<string> Names, string Rule)? found = null;
        foreach (var candidate in Declared(page))
        {
            Weigh(candidate);
        }

        // What is shown is sought through the whole page: only where nothing else is known, or somebody asks.
        foreach (var candidate in found is null || page.Trace is not null ? Shown(page) : [])
        {
            Weigh(candidate);
            if (found is not null && page.Trace is null)
            {
                break;
            }
        }

        var best = found is { } declared ? ByHeadline(page, house, declared) ?? found : weak;
        return (best?.Names ?? [], agency ?? (page.JsonLd.Names("author").Houses is [var publisher, ..] ? (publisher, "json-ld author") : null), best?.Rule);

        void Weigh((IReadOnlyList<string> Texts, string Rule, Trust Trust) candidate)
        {
            var (texts, rule, trust) = candidate;
            var groups = texts.Select(text => PersonName.Split(text).Take(MostNames).ToList()).ToList();
            agency ??= groups.SelectMany(names => names).Take(MostNames).SelectMany(name => name.Split('/')).Where(NewsAgencies.Contain).Select(name => ((string, string)?)(name, rule)).FirstOrDefault();
            var people = People([.. groups.Where(names => trust != Trust.Meta || !HoldAHouse(names, page, house)).SelectMany(names => names).Take(MostNames)], trust, page, house);
            if (found is null && people.Count > 0 && IsEnough(people, trust))
            {
                found = (people, rule);
            }
            else if (found is { } narrow && trust is Trust.Meta or Trust.Linked && IsWider(people, narrow.Names))
            {
                Replaced(page, narrow);
                found = (people, rule);
            }
            else
            {
                weak ??= people.Count > 0 && trust != Trust.Guessed ? (people, rule) : null;
                if (texts.Count > 0)
                {
                    page.Trace?.Lost("authors", rule, string.Join("; ", texts), found is not null ? "another was asked first" : people.Count > 0 ? "a single word" : "no names of people");
                }
            }
        }
    }

    private static void Replaced(PageSources page, (IReadOnlyList<string> Names, string Rule) narrow) =>
        page.Trace?.Lost("authors", narrow.Rule, string.Join("; ", narrow.Names), "another place names them and others with them");

    /// <summary>Names in a text of the head where the house is among them: the others are then its places and parts.</summary>
    private static bool HoldAHouse(List<string> names, PageSources page, HouseNames house) => names.Exists(house.Are) && !names.Exists(name => IsOwner(name, page));

    /// <summary>A single word may be what a writer calls himself where the page says that it is one; in the head of a page it is more often its maker.</summary>
    private static bool IsEnough(List<string> people, Trust trust) => trust is Trust.Linked or Trust.Marked || people.Exists(PersonName.IsWhole);

    /// <summary>The line by the headline that names them and others, joined by a word: behind a comma may stand the place or the post of the first.</summary>
    private static (IReadOnlyList<string> Names, string Rule)? ByHeadline(PageSources page, HouseNames house, (IReadOnlyList<string> Names, string Rule) found)
    {
        foreach (var (texts, rule) in BylineReader.ByHeadline(page))
        {
            var people = People([.. texts.SelectMany(PersonName.SplitJoined).Take(MostNames)], Trust.Guessed, page, house);
            if (IsWider(people, found.Names))
            {
                Replaced(page, found);
                return (people, rule);
            }
        }

        return null;
    }

    /// <summary>Some systems declare the first writer alone: a place that names them all and others with them knows better.</summary>
    private static bool IsWider(List<string> people, IReadOnlyList<string> found) =>
        people.Count > found.Count && people.TrueForAll(PersonName.IsWhole) && found.All(name => people.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static List<string> People(List<string> names, Trust trust, PageSources page, HouseNames house)
    {
        var people = new List<string>();
        foreach (var raw in names)
        {
            var name = WithoutHouse(raw, house);
            name = trust == Trust.Guessed ? WithoutPlace(name) : name;
            if (PersonName.IsPerson(name) && !NewsAgencies.Contain(name) && (!house.Are(name) || IsOwner(name, page)) && (trust != Trust.Guessed || PersonName.IsWhole(name)) && !people.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                people.Add(name);
                if (people.Count == MostAuthors)
                {
                    break;
                }
            }
        }

        return people;
    }

    /// <summary>
    /// Some people publish under their own name: the page says that its author is a person so called, and names no house that is; or the name
    /// itself is one that people bear, and the page does not say that its author is a house.
    /// </summary>
    private static bool IsOwner(string name, PageSources page)
    {
        if (!PersonName.IsWhole(name) || !PersonName.IsPerson(name) || name.Split(' ').Length > MostOwnerWords)
        {
            return false;
        }

        bool Among(IEnumerable<string> names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
        return (Among(page.JsonLd.Persons("author")) && !Among(page.JsonLd.Names("publisher").Houses))
            || (GivenNames.BeginAPerson(name) && !Among(page.JsonLd.Names("author").Houses));
    }

    /// <summary>"Herald - Ada Mostwick".</summary>
    private static string WithoutHouse(string name, HouseNames house) => name.Split(" - ") is [var first, var second] ? house.Are(first) ? second : house.Are(second) ? first : name : name;

    /// <summary>"ليلى حداد - بيروت": the place follows the name.</summary>
    private static string WithoutPlace(string text) => text.Split([" - ", " – "], 2, StringSplitOptions.None) is [var name, _] && PersonName.IsWhole(name) ? name : text;

    private static IEnumerable<(IReadOnlyList<string> Texts, string Rule, Trust Trust)> Declared(PageSources page)
    {
        yield return (page.JsonLd.Names("author").People, "json-ld author", Trust.Linked);
        foreach (var name in MetaNames)
        {
            if (page.Meta.All(name) is { Count: > 0 } texts && (name != "twitter:data1" || (page.Meta.First("twitter:label1") is { } label && Label().IsMatch(label.Value))))
            {
                yield return (name is "citation_author" or "dc.creator" or "dcterms.creator" ? [.. texts.Select(PersonName.Turned)] : texts, "meta " + name, Trust.Meta);
            }
        }

        yield return (page.JsonLd.Names("creator").People, "json-ld creator", Trust.Linked);
        yield return (page.JsonLd.PeopleBeside("author"), "json-ld author of the page", Trust.Meta);
    }

    private static IEnumerable<(IReadOnlyList<string> Texts, string Rule, Trust Trust)> Shown(PageSources page)
    {
        foreach (var (texts, rule) in AuthorMarks.Find(page))
        {
            yield return (texts, rule, rule == "marked author" ? Trust.Marked : Trust.Guessed);
        }

        foreach (var (texts, rule) in BylineReader.ByHeadline(page).Concat(AuthorMarks.Linked(page)).Concat(BylineReader.Labelled(page)))
        {
            yield return (texts, rule, Trust.Guessed);
        }

        foreach (var (texts, rule) in SideBylines.Find(page))
        {
            yield return (texts, rule, Trust.Guessed);
        }

        if (page.JsonLd.Persons() is [var only])
        {
            yield return ([only], "json-ld person", Trust.Guessed);
        }
    }

    /// <summary>How sharing tags announce the author, in the languages of the larger publishing systems.</summary>
    [GeneratedRegex(@"^(written by|author|verfasst von|geschrieben von|autor|auteur|écrit par|escrito por|scritto da|geschreven door|skrevet av|skriven av|kirjoittaja|napisane przez|yazan|автор|كتبه)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    private enum Trust
    {
        /// <summary>Said by the page of its article.</summary>
        Linked,

        /// <summary>Said in the head of the page.</summary>
        Meta,

        /// <summary>Marked in a common vocabulary.</summary>
        Marked,

        /// <summary>Told from names of classes, addresses and words.</summary>
        Guessed,
    }
}
