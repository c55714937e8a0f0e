using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Checks CSS selectors with the parser that will run them.</summary>
internal static class Selectors
{
    private const int MostCharacters = 500;

    private static readonly CssSelectorParser Parser = new();

    public static string? Read(YamlNode.Scalar? scalar, Notes notes)
    {
        if (scalar is null)
        {
            return null;
        }

        if (scalar.Value.Length is 0 or > MostCharacters)
        {
            notes.Error(ProblemCodes.Selector, scalar.Value.Length == 0 ? "an empty selector" : $"a selector of {scalar.Value.Length} characters; {MostCharacters} at most", scalar);
            return null;
        }

        ISelector? selector = null;
        try
        {
            selector = Parser.ParseSelector(scalar.Value);
        }
        catch (AngleSharp.Dom.DomException)
        {
            // Told below, like a selector that parses to nothing.
        }

        if (selector is null)
        {
            notes.Error(ProblemCodes.Selector, $"'{scalar.Value}' is not a CSS selector; try it in a browser with document.querySelectorAll('…')", scalar);
            return null;
        }

        return scalar.Value;
    }
}
