using System.Security.Cryptography;
using System.Text;

namespace Ingest.Operator;

/// <summary>Stands in every form of the operator page, is new at each start, and cannot be read by a page of another site: without it a form changes nothing.</summary>
internal sealed class AntiforgeryToken
{
    public const string Field = "key";

    public string Value { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public bool Is(string? given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given ?? string.Empty)), SHA256.HashData(Encoding.UTF8.GetBytes(Value)));
}
