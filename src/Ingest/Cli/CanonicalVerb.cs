using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Normalize;

namespace Ingest.Cli;

/// <summary><c>ingest canonical URL…|-</c>: the key and the canonical form of addresses; equal keys mean the same article.</summary>
internal static class CanonicalVerb
{
    public static Command Create(Terminal terminal)
    {
        var urls = new Argument<string[]>("url") { Arity = ArgumentArity.OneOrMore, Description = "Addresses; '-' reads them from standard input, one a line." };
        var same = new Option<bool>("--same") { Description = "Only tell whether all addresses mean the same article; exit code 1 when not." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("canonical", "Prints the key and the canonical form of addresses.") { urls, same, json };
        command.SetAction((result, _) => Task.FromResult(
            Run(terminal, result.GetRequiredValue(urls), result.GetValue(same), result.GetValue(json))));
        return command;
    }

    private static int Run(Terminal terminal, string[] texts, bool same, bool json)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var unread = false;
        foreach (var text in Lines.Of(texts, terminal))
        {
            if (CanonicalUrl.Read(text) is not { } url)
            {
                terminal.Error.WriteLine($"'{text}' is not an absolute http or https address");
                unread = true;
                continue;
            }

            var (key, form) = (CanonicalUrl.Key(url), CanonicalUrl.Of(url).AbsoluteUri);
            keys.Add(key);
            if (json && !same)
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(new Dictionary<string, string> { ["url"] = text, ["canonical"] = form, ["key"] = key }));
            }
            else if (!same)
            {
                // The key stands first: it is what decides, the form is what is stored and shown.
                terminal.Out.WriteLine($"key        {key}");
                terminal.Out.WriteLine($"canonical  {form}");
            }
        }

        if (unread)
        {
            return ExitCode.Usage;
        }

        if (!same)
        {
            return ExitCode.Ok;
        }

        terminal.Out.WriteLine(json ? $$"""{"same":{{(keys.Count == 1 ? "true" : "false")}}}""" : keys.Count == 1 ? "same" : "different");
        return keys.Count == 1 ? ExitCode.Ok : ExitCode.Problems;
    }
}
