namespace Ingest.Core.Model;

/// <summary>Whether a text that an operator's date rule gave is in one of the rule's formats.</summary>
/// <param name="Field">Field name as in the stored story: <c>published</c> or <c>modified</c>.</param>
/// <param name="Text">The text as found.</param>
/// <param name="Fits">True when it is.</param>
public sealed record JudgedDate(string Field, string Text, bool Fits);
