namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>politeness</c>.</summary>
internal static class PolitenessReader
{
    private static readonly string[] RobotsWords = ["obey", "ignore"];

    public static PolitenessDefinition Read(MapReader source)
    {
        if (source.Map("politeness", "delay", "concurrency", "robots") is not { } map)
        {
            return PolitenessDefinition.Default;
        }

        return new PolitenessDefinition(map.Duration("delay", TimeSpan.Zero, TimeSpan.FromMinutes(5)), map.Int("concurrency", 1, 16), Robots(map));
    }

    private static RobotsPolicy Robots(MapReader map)
    {
        if (map.Scalar("robots", "obey or ignore") is { Value: not "obey" and not "ignore" } other)
        {
            map.Notes.Error(ProblemCodes.Choice, $"\"robots\" is '{other.Value}'; expected obey or ignore{Suggestion.DidYouMean(other.Value, RobotsWords)}", other);
        }

        return map.Node("robots") is Yaml.YamlNode.Scalar { Value: "ignore" } ? RobotsPolicy.Ignore : RobotsPolicy.Obey;
    }
}
