using System.Security.Cryptography;
using System.Text;

namespace Ingest.WebSub;

/// <summary>Checks the <c>X-Hub-Signature</c> of a notification: <c>method=hexadecimal HMAC of the body</c> (WebSub §8).</summary>
internal static class Signature
{
    public static bool IsValid(string? header, ReadOnlySpan<byte> body, string secret)
    {
        var parts = (header ?? "").Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts is not [var method, var hex] || Hash(method.ToLowerInvariant(), Encoding.UTF8.GetBytes(secret), body) is not { } expected)
        {
            return false;
        }

        var given = new byte[expected.Length];
        return hex.Length == expected.Length * 2
            && Convert.FromHexString(hex, given, out _, out var written) == System.Buffers.OperationStatus.Done && written == given.Length
            && CryptographicOperations.FixedTimeEquals(given, expected);
    }

    private static byte[]? Hash(string method, byte[] key, ReadOnlySpan<byte> body) => method switch
    {
#pragma warning disable CA5350 // The standard names sha1, and many hubs sign with nothing else; an HMAC of it is not broken.
        "sha1" => HMACSHA1.HashData(key, body),
#pragma warning restore CA5350
        "sha256" => HMACSHA256.HashData(key, body),
        "sha384" => HMACSHA384.HashData(key, body),
        "sha512" => HMACSHA512.HashData(key, body),
        _ => null,
    };
}
