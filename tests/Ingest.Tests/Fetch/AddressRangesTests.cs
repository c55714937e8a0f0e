using System.Net;
using Ingest.Core.Fetch;

namespace Ingest.Tests.Fetch;

public sealed class AddressRangesTests
{
    [Theory]
    [InlineData("0.0.0.0", "unspecified")]
    [InlineData("10.1.2.3", "private")]
    [InlineData("100.64.0.1", "shared (CGNAT)")]
    [InlineData("127.8.9.1", "loopback")]
    [InlineData("169.254.169.254", "link-local")]
    [InlineData("168.63.129.16", "cloud metadata")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("192.0.0.8", "reserved")]
    [InlineData("192.0.2.1", "documentation")]
    [InlineData("192.88.99.1", "reserved (6to4 relay)")]
    [InlineData("192.168.0.1", "private")]
    [InlineData("198.19.0.1", "benchmarking")]
    [InlineData("224.0.0.1", "multicast")]
    [InlineData("255.255.255.255", "reserved")]
    [InlineData("::", "unspecified")]
    [InlineData("::1", "loopback")]
    [InlineData("fc00::1", "private (unique local)")]
    [InlineData("fe80::1%3", "link-local")]
    [InlineData("fec0::1", "site-local")]
    [InlineData("ff02::1", "multicast")]
    [InlineData("3fff:1::", "documentation")]
    [InlineData("2001:db8::1", "documentation")]
    [InlineData("4000::1", "reserved")]
    [InlineData("::ffff:10.0.0.1", "private, embedded in IPv6")]
    [InlineData("::ffff:0:127.0.0.1", "loopback, embedded in IPv6")]
    [InlineData("::192.168.0.1", "private, embedded in IPv6")]
    [InlineData("64:ff9b::169.254.169.254", "link-local, embedded in IPv6")]
    [InlineData("64:ff9b:1::1", "private (local NAT64)")]
    [InlineData("2002:7f00:1::", "loopback, embedded in IPv6")]
    [InlineData("2001:0:808:808:0:0:f5ff:fffe", "private, embedded in IPv6")]
    [InlineData("2001:0:808:808:0:0:f7f7:f7f7", "reserved (IETF)")]
    public void What_is_not_public_says_why(string address, string why)
    {
        Assert.EndsWith(why, AddressRanges.WhyNotPublic(IPAddress.Parse(address)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::5")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void What_is_public_is(string address)
    {
        Assert.Null(AddressRanges.WhyNotPublic(IPAddress.Parse(address)));
    }
}
