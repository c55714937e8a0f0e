using Ingest.Cli;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using NJsonSchema;

namespace Ingest.Tests.Cli;

public sealed class SourceSchemaTests
{
    /// <summary>Codes whose bad files an editor marks by the schema alone.</summary>
    private static readonly string[] Structural = [ProblemCodes.UnknownKey, ProblemCodes.Missing, ProblemCodes.Type, ProblemCodes.Id, ProblemCodes.Choice, ProblemCodes.Percentage, ProblemCodes.Duration];

    public static TheoryData<string> GoodFiles =>
    [
        .. Directory.EnumerateFiles(Repository.At("tests", "fixtures", "sources"), "*.good.yaml")
            .Concat(Directory.EnumerateFiles(Repository.At("deploy", "sources"), "*.yaml"))
            .Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    public static TheoryData<string> StructuralCodes => [.. Structural];

    [Fact]
    public void The_committed_schema_is_the_one_that_the_program_prints() =>
        Assert.Equal(Repository.Read("deploy", "source.schema.json").TrimEnd(), SourceSchema.Json());

    [Fact]
    public async Task The_verb_prints_it()
    {
        var result = await Verb.RunAsync("schema");

        Assert.Equal((ExitCode.Ok, SourceSchema.Json() + "\n"), (result.Exit, result.Output));
    }

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public async Task Every_good_file_is_right_by_the_schema(string path) =>
        Assert.Empty((await Printed()).Validate(YamlAsJson.Of(Repository.Read(path))));

    [Theory]
    [MemberData(nameof(StructuralCodes))]
    public async Task What_is_wrong_in_form_is_marked_by_the_schema(string code) =>
        Assert.NotEmpty((await Printed()).Validate(YamlAsJson.Of(Repository.Read("tests", "fixtures", "sources", code + ".bad.yaml"))));

    [Fact]
    public async Task An_end_of_rules_that_is_none_is_marked_by_the_schema() =>
        Assert.NotEmpty((await Printed()).Validate(YamlAsJson.Of(Repository.Read("tests", "fixtures", "sources", "valid_until.bad.yaml"))));

    [Fact]
    public async Task Every_key_is_explained_with_an_example()
    {
        var schema = await Printed();

        var keys = schema.Definitions.Values.Append(schema).SelectMany(map => map.Properties.Values).ToList();

        Assert.True(keys.Count > 50);
        Assert.All(keys, key => Assert.Contains($"Example: {key.Name}: ", key.Description, StringComparison.Ordinal));
    }

    /// <summary>Read back from what is printed: what an editor sees.</summary>
    private static Task<JsonSchema> Printed() => JsonSchema.FromJsonAsync(SourceSchema.Json(), TestContext.Current.CancellationToken);
}
