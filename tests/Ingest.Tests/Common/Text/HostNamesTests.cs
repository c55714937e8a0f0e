using Ingest.Core.Common.Text;
using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;

namespace Ingest.Tests.Common.Text;

/// <summary>Names that <see cref="Uri"/> takes and cannot write in ASCII; the fuzzer found them.</summary>
public sealed class HostNamesTests
{
    private static readonly Uri NoName = new("http://\u0378\u0379\ufffd\u2fff.example/a");

    [Fact]
    public void A_name_without_an_ASCII_form_is_none_and_leads_nowhere()
    {
        Assert.Null(HostNames.Ascii(NoName));
        Assert.NotNull(AddressGuard.Check(NoName, NetworkDefinition.Default, null));
        Assert.Null(LinkAddress.Resolve(NoName.OriginalString, new Uri("http://herald.example/")));
        Assert.Null(Redirect.Target(new Uri("http://herald.example/"), new Exchange.Answered(302, new AnswerHeaders(KeyValuePair.Create("Location", NoName.OriginalString)), default)));
        Assert.NotEmpty(CanonicalUrl.Key(NoName));
    }

    [Theory]
    [InlineData("http://bücher.example/", "xn--bcher-kva.example")]
    [InlineData("http://herald.example/", "herald.example")]
    public void Names_of_every_script_have_one(string url, string ascii) =>
        Assert.Equal(ascii, HostNames.Ascii(new Uri(url)));
}
