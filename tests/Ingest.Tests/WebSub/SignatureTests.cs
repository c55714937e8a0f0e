using System.Security.Cryptography;
using System.Text;
using Ingest.WebSub;

namespace Ingest.Tests.WebSub;

public sealed class SignatureTests
{
    private const string Secret = "a secret of the subscription";
    private static readonly byte[] Body = "<rss/>"u8.ToArray();
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Secret);

    [Fact]
    public void Each_method_of_the_standard_is_checked()
    {
        Assert.True(Signature.IsValid("sha256=" + Convert.ToHexString(HMACSHA256.HashData(Key, Body)), Body, Secret));
        Assert.True(Signature.IsValid("SHA384=" + Convert.ToHexStringLower(HMACSHA384.HashData(Key, Body)), Body, Secret));
        Assert.True(Signature.IsValid("sha512=" + Convert.ToHexStringLower(HMACSHA512.HashData(Key, Body)), Body, Secret));
        // Computed elsewhere: HMAC-SHA1 of RFC 2202, test case 2.
        Assert.True(Signature.IsValid("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79", "what do ya want for nothing?"u8, "Jefe"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha256=zz")]
    [InlineData("md5=00000000000000000000000000000000")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha1=0000000000000000000000000000000000000000000000000000000000000000")]
    public void Anything_else_is_invalid(string? header) => Assert.False(Signature.IsValid(header, Body, Secret));

    [Fact]
    public void A_changed_body_is_invalid() =>
        Assert.False(Signature.IsValid("sha256=" + Convert.ToHexString(HMACSHA256.HashData(Key, Body)), "<rss />"u8, Secret));
}
