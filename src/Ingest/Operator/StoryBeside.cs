using Ingest.Core.Model;

namespace Ingest.Operator;

/// <summary>A story and the text that it is put beside.</summary>
public sealed record StoryBeside(Story Story, TextComparison Texts);
