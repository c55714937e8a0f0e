namespace Ingest.Demo.Truth;

/// <summary>A change that a page has gone through.</summary>
/// <param name="At">When it went live.</param>
/// <param name="Kind">Kind as stored with a revision: <c>headline</c>, <c>correction</c>, <c>grown</c>.</param>
/// <param name="TitleBefore">Headline until then.</param>
internal sealed record ExpectedEdit(DateTimeOffset At, string Kind, string TitleBefore);
