namespace Ingest.Cli;

/// <summary>Arguments of which <c>-</c> stands for the lines of standard input.</summary>
internal static class Lines
{
    /// <summary>The arguments in order, lines that are blank left out.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> arguments, Terminal terminal)
    {
        foreach (var argument in arguments)
        {
            if (argument != "-")
            {
                yield return argument;
                continue;
            }

            while (terminal.In.ReadLine() is { } line)
            {
                if (line.AsSpan().Trim().Length > 0)
                {
                    yield return line.Trim();
                }
            }
        }
    }
}
