using Ingest.Core.Extract.Authors;

namespace Ingest.Tests.Extract.Authors;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Ada Mostwick The Associated Press", "Ada Mostwick")]
    [InlineData("Ada Mostwick AFP", "Ada Mostwick")]
    [InlineData("Ada Petra", "Ada Petra")]
    [InlineData("Ada Mostwick MS, RDN, LD", "Ada Mostwick")]
    [InlineData("Jack MA", "Jack MA")]
    [InlineData("Interview: Ada Mostwick", "Ada Mostwick")]
    [InlineData("Text & Fotos: Ada Mostwick", "Ada Mostwick")]
    [InlineData("This post was written by Ada Mostwick, Head of Shipping", "Ada Mostwick")]
    public void A_name_is_read_without_agency_degree_and_label(string text, string name) => Assert.Equal([name], PersonName.Split(text));
}
