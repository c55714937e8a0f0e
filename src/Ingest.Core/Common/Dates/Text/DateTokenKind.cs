namespace Ingest.Core.Common.Dates.Text;

/// <summary>What a <see cref="DateToken"/> is.</summary>
internal enum DateTokenKind
{
    Number,
    Word,
    Symbol,
}
