#pragma warning disable RS0030 // The one place that may touch the console.
using System.Text;

namespace Ingest.Cli;

/// <summary>Where a verb writes: results to <paramref name="Out"/>, progress and complaints to <paramref name="Error"/>.</summary>
/// <param name="In">Standard input, for verbs that read <c>-</c>.</param>
/// <param name="IsInteractive">True when <paramref name="Error"/> is a terminal that can redraw a line.</param>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, bool IsInteractive)
{
    private const int UsualWidth = 80;

    /// <summary>Columns of the terminal that <see cref="Out"/> is; null when it is none.</summary>
    public int? Width { get; init; }

    public static Terminal Standard()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var input = new StreamReader(Console.OpenStandardInput(), utf8);
        var output = new StreamWriter(new ResultStream(Console.OpenStandardOutput()), utf8) { AutoFlush = !Console.IsOutputRedirected };
        var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        return new Terminal(input, output, error, !Console.IsErrorRedirected)
        {
            Width = Console.IsOutputRedirected ? null : Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth,
        };
    }
}
