using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.RegularExpressions;

namespace Ingest.Cli;

/// <summary>Completes ids of sources from the folder that the command line or the settings name. Quick, and silent about what is wrong.</summary>
internal static partial class SourceIds
{
    public static T CompletingSources<T>(this T symbol, Option<string?>? folder = null)
        where T : Symbol
    {
        IEnumerable<CompletionItem> Complete(CompletionContext context) => Of(Folder(context, folder)).Select(id => new CompletionItem(id));
        switch (symbol)
        {
            // Without a name for its help, that would list what completes it.
            case Argument argument:
                argument.HelpName ??= argument.Name;
                argument.CompletionSources.Add(Complete);
                break;
            case Option option:
                option.HelpName ??= "ID";
                option.CompletionSources.Add(Complete);
                break;
        }

        return symbol;
    }

    private static string? Folder(CompletionContext context, Option<string?>? folder) =>
        (folder is null ? null : context.ParseResult.GetValue(folder)) ?? Settings.Read(null, new Dictionary<string, string?>())[Settings.SourcesFolder];

    private static IEnumerable<string> Of(string? folder)
    {
        if (folder is null || !Directory.Exists(folder))
        {
            return [];
        }

        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return Directory.EnumerateFiles(folder, "*.yaml", everywhere).SelectMany(IdIn).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> IdIn(string file)
    {
        try
        {
            // To open a pipe waits for whoever writes into it.
            return new FileInfo(file).Length == 0 ? [] : [.. File.ReadLines(file).Select(line => IdLine().Match(line)).Where(match => match.Success).Take(1).Select(match => match.Groups[1].Value)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"^id:\s*[""']?([a-z0-9][a-z0-9-]{0,63})\b", RegexOptions.CultureInvariant)]
    private static partial Regex IdLine();
}
