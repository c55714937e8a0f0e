namespace Ingest.Core.Model;

/// <summary>A text that an operator's date rule gave and that is in none of the rule's formats.</summary>
/// <param name="Field">Field name as in the stored story: <c>published</c> or <c>modified</c>.</param>
/// <param name="Text">The text as found.</param>
public sealed record UnfitDate(string Field, string Text);
