namespace Ingest.Core.Model;

/// <summary>Why a source file is not applied as it stands, and since when.</summary>
/// <param name="Kind">Rejected or held.</param>
/// <param name="Since">Since when.</param>
/// <param name="Detail">In words for the operator: place and problem, without secrets.</param>
public sealed record FileTrouble(TroubleKind Kind, DateTimeOffset Since, string Detail);
