using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Sources;

/// <summary>What is wrong with a file is told where it stands, in words that lead out of it.</summary>
public sealed class SourceProblemsTests : IDisposable
{
    private const string Least = LoadedSources.Least;

    private readonly TempFolder _folder = new();

    [Fact]
    public void All_problems_of_all_files_come_at_once_with_their_places()
    {
        _folder.Write("a.yaml", "id: a\ndiscover:\n  - fed: https://a.example/rss\nlanguage: not a tag\ntime_zone: Moon/Base\n");
        _folder.Write("sub/b.yaml", "id: B!\ndiscover:\n  - feed: nowhere\n");
        _folder.Write("good.yaml", Least);

        var loaded = Load(_folder.Path);

        Assert.Equal(3, loaded.Files);
        Assert.Equal("herald", Assert.Single(loaded.Set.Sources).Id.Value);
        Assert.Equal(
            [("a.yaml", 3, 5, "SRC008"), ("a.yaml", 3, 5, "SRC009"), ("a.yaml", 4, 11, "SRC021"), ("a.yaml", 5, 12, "SRC019"), ("b.yaml", 1, 5, "SRC010"), ("b.yaml", 3, 11, "SRC012")],
            loaded.Problems.Select(problem => (Path.GetFileName(problem.File), problem.Line, problem.Column, problem.Code)).Order());
    }

    [Fact]
    public void An_unknown_key_is_told_with_the_likely_one()
    {
        var problem = Assert.Single(Load(_folder.Write("a.yaml", Least + "extract:\n  body: { css: p, formts: [a] }\n")).Problems);

        Assert.Equal("unknown key \"formts\" in extract.body; did you mean \"formats\"?", problem.Message);
    }

    [Theory]
    [InlineData("id: herald\n\tdiscover: x\n", "tab")]
    [InlineData("", "empty")]
    [InlineData("- just\n- a list\n", "list")]
    [InlineData("id: herald\ndiscover: none\n", "expected a list")]
    [InlineData("id: herald\ndiscover:\n  - feed: https://u:p@herald.example/rss\n", "user name")]
    [InlineData("id: herald\nenabled: perhaps\ndiscover:\n  - feed: https://herald.example/rss\n", "true or false")]
    public void What_is_wrong_is_said_in_words(string text, string word) =>
        Assert.Contains(Load(_folder.Write("a.yaml", text)).Problems, problem => problem.Message.Contains(word, StringComparison.Ordinal));

    [Theory]
    [InlineData("rights: obay", "\"rights\" is 'obay'; expected obey, tdm or ignore; did you mean \"obey\"?")]
    [InlineData("scope: domian", "\"scope\" is 'domian'; expected host, domain or group:NAME, the name of lower-case letters, digits and hyphens; did you mean \"domain\"?")]
    [InlineData("scope: 'group:'", "\"scope\" is 'group:'; expected host, domain or group:NAME, the name of lower-case letters, digits and hyphens")]
    public void A_word_of_politeness_that_is_not_known_is_a_problem(string key, string words)
    {
        var problem = Assert.Single(Load(_folder.Write("a.yaml", $"{Least}politeness: {{ {key} }}\n")).Problems);

        Assert.Equal(ProblemCodes.Choice, problem.Code);
        Assert.StartsWith(words, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("links: { max: 40 }", "\"links\" needs \"css\"")]
    [InlineData("links: a\n    next: { pages: 2 }", "\"next\" needs \"css\"")]
    public void A_listing_without_a_selector_is_a_problem(string keys, string words)
    {
        var problem = Assert.Single(Load(_folder.Write("a.yaml", $"{Least}  - listing: https://herald.example/news\n    {keys}\n")).Problems);

        Assert.Equal(ProblemCodes.Missing, problem.Code);
        Assert.StartsWith(words, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tags: [1, 2\nlanguage: ar\n", "4:7", "bracket that opens here")]
    [InlineData("name: 'it's'\n", "4:11", "quotes within quotes")]
    [InlineData("name: a: b\n", "4:8", "second ': '")]
    [InlineData("name: \"open\n", "4:7", "quote that opens here")]
    [InlineData("name: @x\n", "4:7", "put it in quotes")]
    [InlineData("extract:\n\ttitle: h1\n", "5:1", "indented with a tab")]
    [InlineData("extract:\n\u00A0 title: h1\n", "5:1", "U+00A0")]
    [InlineData("name: !!str x\n", "4:7", "tag")]
    [InlineData("? [a]\n: b\n", "4:3", "key must be a word")]
    [InlineData("---\nid: b\n", "4:1", "second document")]
    [InlineData("extract: { <<: {} }\n", "4:12", "merge keys")]
    [InlineData("extract: { title: { css: p, pattern: \"(a)\\\\1\" } }\n", "4:38", "backreference")]
    [InlineData("extract: { title: { css: p, pattern: \"a(?=b)\" } }\n", "4:38", "look-ahead")]
    [InlineData("extract: { title: { css: p, pattern: \"(a{1000}){1000}\" } }\n", "4:38", "counts too far")]
    [InlineData("extract: { title: { css: p, pattern: \"(a\" } }\n", "4:38", "after 2 characters")]
    [InlineData("extract: { title: a@href }\n", "4:19", "attribute: href")]
    [InlineData("extract: { title: //h1 }\n", "4:19", "XPath")]
    [InlineData("extract: { title: \"a::before\" }\n", "4:19", "pseudo-element")]
    [InlineData("extract: { title: \"> h1\" }\n", "4:19", "combinator")]
    [InlineData("extract: { title: \".head > + h1\" }\n", "4:19", "combinator")]
    [InlineData("extract: { title: \".head ~\" }\n", "4:19", "combinator")]
    [InlineData("extract: { title: \"h1 >, h2\" }\n", "4:19", "combinator")]
    [InlineData("extract: { published: { css: p, formats: [DD/MM/YYYY] } }\n", "4:43", "write dd/MM/yyyy")]
    [InlineData("extract: { published: { css: p, formats: [\"%Y-%m-%d\"] } }\n", "4:43", "strftime")]
    [InlineData("extract: { published: { css: p, formats: [dd.mm.yyyy] } }\n", "4:43", "month is M")]
    [InlineData("extract: { published: { css: p, formats: [\"dd.MM.yyyy hh:mm\"] } }\n", "4:43", "without tt")]
    [InlineData("language: jp\n", "4:11", "did you mean \"ja\"")]
    [InlineData("language: en_US\n", "4:11", "write en-US")]
    [InlineData("time_zone: Asia/Riyad\n", "4:12", "did you mean \"Asia/Riyadh\"")]
    [InlineData("time_zone: Arab Standard Time\n", "4:12", "write Asia/Riyadh")]
    [InlineData("time_zone: \"+03:00\"\n", "4:12", "an offset")]
    [InlineData("schedule: { every: 30 }\n", "4:20", "30s, 30m or 30h")]
    [InlineData("schedule: { every: 999999999d }\n", "4:20", "expected a duration")]
    [InlineData("schedule: { every: 6h..15m }\n", "4:20", "begins above its end")]
    [InlineData("expect: { stories_per_day: ٢٠.. }\n", "4:28", "expected a range")]
    [InlineData("network: { allow_private: [10.0.0.5] }\n", "4:28", "10.0.0.5/32")]
    [InlineData("network: { allow_private: [10.0.0.0/99] }\n", "4:28", "fd00::/8")]
    [InlineData("name: !<http://[> y\n", "4:5", "not YAML")]
    [InlineData("auth: { header: X-Key, value: \"${env:NOPE\" }\n", "4:31", "is not a secret")]
    [InlineData("auth: { header: X-Key, value: \"${vault:NOPE}\" }\n", "4:31", "is not a secret")]
    [InlineData("auth: { header: X-Key, value: \"${env:NOPE}\" }\n", "4:31", "'NOPE' is not set")]
    [InlineData("title: h1\n", "4:1", "it belongs under extract")]
    [InlineData("timezone: UTC\n", "4:1", "did you mean \"time_zone\"")]
    [InlineData("extract: { title: { selector: h1, css: h1 } }\n", "4:21", "did you mean \"css\"")]
    [InlineData("include: [news/**]\n", "4:11", "can match nothing")]
    [InlineData("include: [\"^/news\"]\n", "4:11", "regular expression")]
    [InlineData("politeness: { robots: obay }\n", "4:23", "did you mean \"obey\"")]
    public void A_slip_is_told_at_its_place_with_the_way_out(string line, string place, string word)
    {
        var problem = Load(_folder.Write("a.yaml", Least + line)).Problems[0];

        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
        Assert.Equal(place, $"{problem.Line}:{problem.Column}");
    }

    [Fact]
    public void A_second_key_of_one_name_does_not_hide_the_other_problems()
    {
        var problems = Load(_folder.Write("a.yaml", Least + "name: a\nname: b\nlanguage: jp\n")).Problems;

        Assert.Equal([(ProblemCodes.DuplicateKey, 5), (ProblemCodes.Language, 6)], problems.Select(problem => (problem.Code, problem.Line)));
    }

    [Fact]
    public void What_two_files_share_is_told_where_it_stands()
    {
        _folder.Write("a.yaml", Least);
        _folder.Write("b.yaml", Least);

        var problems = Load(_folder.Path).Problems;

        Assert.Equal(
            [("b.yaml", ProblemCodes.DuplicateId, 1, 5), ("b.yaml", ProblemCodes.DuplicateUrl, 3, 11)],
            problems.Select(problem => (Path.GetFileName(problem.File), problem.Code, problem.Line, problem.Column)));
    }

    [Fact]
    public void A_message_holds_no_control_characters_and_no_endless_value()
    {
        var problems = Load(_folder.Write("a.yaml", Least + $"language: \"\\e[2J\"\ntime_zone: {new string('x', 5000)}\n")).Problems;

        Assert.Equal(2, problems.Count);
        Assert.All(problems, problem => Assert.DoesNotContain(problem.Message, char.IsControl));
        Assert.All(problems, problem => Assert.InRange(problem.Message.Length, 1, 700));
    }

    [Theory]
    [InlineData("200ms")]
    [InlineData("0.2s")]
    [InlineData("0.2")]
    public void Part_of_a_second_is_refused_with_what_there_is(string delay)
    {
        var loaded = Load(_folder.Write("herald.yaml", Least + $"politeness: {{ delay: {delay} }}\n"));

        Assert.EndsWith("durations are whole seconds: 0s, 1s or more", Assert.Single(loaded.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_of_references_is_refused()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(n => $"a{n}: &a{n} [{string.Join(", ", Enumerable.Repeat($"*a{n - 1}", 8))}]\n")) + Least;

        Assert.Equal((ProblemCodes.Anchor, 5), Load(_folder.Write("a.yaml", bomb)).Problems.Select(problem => (problem.Code, problem.Line)).Single());
    }

    public void Dispose() => _folder.Dispose();

    private static LoadResult Load(string path) => LoadedSources.Of(path);
}
