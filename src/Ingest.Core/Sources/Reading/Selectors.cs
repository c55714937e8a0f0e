using System.Text.RegularExpressions;
using AngleSharp.Css.Parser;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Checks CSS selectors with the parser that will run them.</summary>
internal static partial class Selectors
{
    private const int MostCharacters = 500;

    public static string? Read(YamlNode.Scalar? scalar, Notes notes)
    {
        if (scalar is null || !notes.IsClean(scalar))
        {
            return null;
        }

        if (Problem(scalar.Value) is { } problem)
        {
            notes.Error(ProblemCodes.Selector, problem, scalar);
            return null;
        }

        return scalar.Value;
    }

    private static string? Problem(string selector)
    {
        if (selector.Length is 0 or > MostCharacters)
        {
            return selector.Length == 0 ? "an empty selector" : $"a selector of {selector.Length} characters; {MostCharacters} at most";
        }

        if (selector.StartsWith('/') || selector.StartsWith("./", StringComparison.Ordinal))
        {
            return $"'{selector}' looks like XPath; write a CSS selector such as 'article h1'";
        }

        // The parser takes '::' and '::before' without complaint; neither is ever an element.
        if (selector.Contains("::", StringComparison.Ordinal))
        {
            return $"'{selector}' names a pseudo-element (::), which is no element of a page; to read an attribute write {{ css: \"a\", attribute: href }}";
        }

        // Nor two combinators in a row, or one with nothing before or after it.
        if (StrayCombinator().IsMatch(Quoted().Replace(selector, "x")))
        {
            return $"'{selector}' has a combinator (>, +, ~) with no element on one side";
        }

        if (new CssSelectorParser().ParseSelector(selector) is not null)
        {
            return null;
        }

        return selector.Contains('@', StringComparison.Ordinal)
            ? $"'{selector}' is not a CSS selector; to read an attribute write {{ css: \"a\", attribute: href }}"
            : $"'{selector}' is not a CSS selector; try it in a browser with document.querySelectorAll('…')";
    }

    [GeneratedRegex(@"(^|[>+~,])\s*[>+~](?!=)|[>+~]\s*($|[,)])", RegexOptions.CultureInvariant)]
    private static partial Regex StrayCombinator();

    /// <summary>Strings, and what stands in brackets: <c>[rel~='next']</c>.</summary>
    [GeneratedRegex("\\[[^\\]]*\\]|\"[^\"]*\"|'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
