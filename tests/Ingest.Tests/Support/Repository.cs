using System.Runtime.CompilerServices;

namespace Ingest.Tests.Support;

/// <summary>Finds files of the checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(At(parts));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
