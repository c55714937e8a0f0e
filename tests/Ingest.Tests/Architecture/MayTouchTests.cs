using System.Text.RegularExpressions;
using Ingest.Tests.Support;

namespace Ingest.Tests.Architecture;

/// <summary>Holds the code to the may-touch table of <c>src/README.md</c>.</summary>
public sealed partial class MayTouchTests
{
    private static readonly IReadOnlyDictionary<string, string[]> Table = ReadTable();

    public static TheoryData<string> Folders => [.. Table.Keys];

    [Fact]
    public void The_table_names_every_folder_of_Core()
    {
        var folders = Directory.GetDirectories(Repository.At("src", "Ingest.Core")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));

        Assert.Equal(folders.Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_names_only_what_its_row_allows(string folder)
    {
        var allowed = Table[folder].Append(folder).ToHashSet();

        var strangers = from file in Directory.EnumerateFiles(Repository.At("src", "Ingest.Core", folder), "*.cs", SearchOption.AllDirectories)
                        from Match match in CoreNamespace().Matches(File.ReadAllText(file))
                        where Table.ContainsKey(match.Groups[1].Value) && !allowed.Contains(match.Groups[1].Value)
                        select $"{Path.GetFileName(file)} names {match.Groups[1].Value}";

        Assert.Empty(strangers);
    }

    [Theory]
    [InlineData("Ingest.Core", "Microsoft.Data.Sqlite|MongoDB|Quartz|System.CommandLine|Spectre.Console|Microsoft.AspNetCore")]
    [InlineData("Ingest.Backends", "Quartz|System.CommandLine|Spectre.Console|Microsoft.AspNetCore")]
    [InlineData("Ingest", "Microsoft.Data.Sqlite|MongoDB")]
    public void A_project_references_no_package_of_another_house(string project, string banned)
    {
        var text = Repository.Read("src", project, project + ".csproj");

        Assert.DoesNotMatch($"Include=\"({banned})", text);
    }

    [Fact]
    public void Back_ends_never_see_each_other()
    {
        var houses = Directory.GetDirectories(Repository.At("src", "Ingest.Backends")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).ToList();

        var strangers = from house in houses
                        from file in Directory.EnumerateFiles(Repository.At("src", "Ingest.Backends", house!), "*.cs", SearchOption.AllDirectories)
                        from other in houses
                        where other != house && File.ReadAllText(file).Contains("Ingest.Backends." + other, StringComparison.Ordinal)
                        select $"{Path.GetFileName(file)} names {other}";

        Assert.Empty(strangers);
    }

    private static Dictionary<string, string[]> ReadTable() => TableRow().Matches(Repository.Read("src", "README.md"))
        .Where(match => match.Groups[1].Value is not "folder")
        .ToDictionary(
            match => match.Groups[1].Value,
            match => match.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^\| (\w+) \|([\w, ]*)\|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"\b(?:Ingest\.)?Core\.(\w+)")]
    private static partial Regex CoreNamespace();
}
