using System.Text;

namespace Ingest.Demo.Copy;

/// <summary>The files that are built into the program: copy, labels and source files.</summary>
internal static class Shelf
{
    public static string Copy(string name) => Read($"Content.{name}.txt");

    public static string SourceFile(string house) => Read($"Sources.{house}.yaml");

    private static string Read(string name)
    {
        var resource = $"Ingest.Demo.{name}";
        using var stream = typeof(Shelf).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program holds no '{resource}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
