using System.Globalization;

namespace Ingest.Core.Storage;

/// <summary>How a source's identifiers have proved themselves.</summary>
/// <param name="Offers">Links that came with one.</param>
/// <param name="Distinct">Different ones among them.</param>
public sealed record GuidCount(long Offers, long Distinct)
{
    public bool IsTrusted => NeighborRules.TrustsGuids(Offers, Distinct);

    /// <summary>What was counted and what follows from it.</summary>
    public override string ToString() => Offers == 0
        ? "none came with an identifier"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Distinct} different in {Offers} offers: {(IsTrusted ? "believed" : Offers < NeighborRules.LeastOffers ? $"not believed before {NeighborRules.LeastOffers} were offered" : "not believed, because too many are used for several addresses; stories are known by address and text")}");
}
