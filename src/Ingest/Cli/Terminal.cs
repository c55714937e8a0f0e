#pragma warning disable RS0030 // The one place that may touch the console.
using System.Text;

namespace Ingest.Cli;

/// <summary>Where a verb writes: results to <paramref name="Out"/>, progress and complaints to <paramref name="Error"/>.</summary>
/// <param name="In">Standard input, for verbs that read <c>-</c>.</param>
/// <param name="IsInteractive">True when <paramref name="Error"/> is a terminal that can redraw a line.</param>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, bool IsInteractive)
{
    private const int UsualWidth = 80;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Columns of the terminal that <see cref="Out"/> is; null when it is none.</summary>
    public int? Width { get; init; }

    public static Terminal Standard()
    {
        var input = new StreamReader(Console.OpenStandardInput(), Utf8);
        return Over(input, Console.OpenStandardOutput(), Console.OpenStandardError(), !Console.IsErrorRedirected, flushes: !Console.IsOutputRedirected) with
        {
            Width = Console.IsOutputRedirected ? null : Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth,
        };
    }

    /// <summary>Over two streams that may lead to one file: what is written to them stands there in the order in which it was written.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and complaints.</param>
    /// <param name="isInteractive">True when <paramref name="error"/> is a terminal.</param>
    /// <param name="flushes">Whether every result is shown at once.</param>
    public static Terminal Over(TextReader input, Stream output, Stream error, bool isInteractive, bool flushes)
    {
        var results = new ResultStream(output);
        var writer = TextWriter.Synchronized(new StreamWriter(results, Utf8) { AutoFlush = flushes });
        return new Terminal(input, writer, new StreamWriter(new ErrorStream(error, writer, results), Utf8) { AutoFlush = true }, isInteractive);
    }
}
