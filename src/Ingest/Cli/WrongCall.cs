using System.CommandLine;
using System.CommandLine.Parsing;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary>What is wrong with a call that cannot be parsed: a misspelt word with the likely one first, and not what only follows from it.</summary>
internal static class WrongCall
{
    public static IReadOnlyList<string> Problems(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.Select(word => Unknown(word, command)).ToList();
        var others = parsed.Errors.Select(error => error.Message).Where(message => !parsed.UnmatchedTokens.Any(word => message.Contains($"'{word}'", StringComparison.Ordinal)));

        unknown.AddRange(Mistyped(parsed).Select(word => Unknown(word, command)));

        // Without its verb or argument the call is incomplete because the word was not understood.
        return unknown.Count > 0 ? unknown : [.. others];
    }

    /// <summary>Words that begin like an option and were taken for an argument; behind <c>--</c> everything is one.</summary>
    public static IEnumerable<string> Mistyped(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? [] :
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)
            .Where(word => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && !File.Exists(word));

    private static string Unknown(string word, Command command)
    {
        var isOption = word.StartsWith('-');
        List<string> known = isOption ? [.. command.Options.SelectMany(option => option.Aliases.Prepend(option.Name))] : [.. command.Subcommands.Select(verb => verb.Name)];
        var kind = isOption ? "option" : known.Count > 0 ? "verb" : "argument";
        return $"there is no {kind} '{word}' here{Suggestion.DidYouMean(word, known)}";
    }
}
