using System.IO.Compression;
using System.Text;

namespace Ingest.Cli;

/// <summary>Reads a JSON lines file line by line: plain or gzip, or standard input.</summary>
internal sealed class JsonLines : IDisposable
{
    private readonly TextReader _reader;

    private JsonLines(string name, TextReader reader)
    {
        Name = name;
        _reader = reader;
    }

    public string Name { get; }

    /// <exception cref="BadConfigurationException">The file does not exist or cannot be opened.</exception>
    public static JsonLines Open(string path, Terminal terminal)
    {
        if (path == "-")
        {
            return new JsonLines("standard input", terminal.In);
        }

        try
        {
            Stream stream = File.OpenRead(path);
            if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                stream = new GZipStream(stream, CompressionMode.Decompress);
            }

            return new JsonLines(path, new StreamReader(stream, Encoding.UTF8));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadConfigurationException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Lines that are not blank, numbered from 1; of a file that is damaged, those before the damage and a last one that tells of it.</summary>
    public IEnumerable<JsonLine> Read()
    {
        for (var number = 1; Next(number) is { } line; number++)
        {
            if (line.Problem is not null || !string.IsNullOrWhiteSpace(line.Text))
            {
                yield return line;
            }

            if (line.Problem is not null)
            {
                yield break;
            }
        }
    }

    private JsonLine? Next(int number)
    {
        try
        {
            return _reader.ReadLine() is { } line ? new JsonLine(number, line) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new JsonLine(number, string.Empty, exception is InvalidDataException
                ? "the file cannot be read any further: it is no gzip file, or a damaged one"
                : $"the file cannot be read any further: {exception.Message}");
        }
    }

    public void Dispose() => _reader.Dispose();
}
