namespace Ingest.Core.Storage;

/// <summary>One thing that was found about a store.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Thing">What it is about, such as <c>index stories.updated</c>.</param>
/// <param name="Words">What is the matter.</param>
/// <param name="Remedy">What to do.</param>
public sealed record StoreFinding(FindingSeverity Severity, string Thing, string Words, string Remedy)
{
    public static StoreFinding Problem(string thing, string words, string remedy) => new(FindingSeverity.Problem, thing, words, remedy);

    public static StoreFinding Note(string thing, string words, string remedy) => new(FindingSeverity.Note, thing, words, remedy);
}
