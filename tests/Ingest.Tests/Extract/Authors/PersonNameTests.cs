using Ingest.Core.Extract.Authors;

namespace Ingest.Tests.Extract.Authors;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Ada Mostwick The Associated Press", "Ada Mostwick")]
    [InlineData("Ada Mostwick AFP", "Ada Mostwick")]
    [InlineData("Ada Lea Petra", "Ada Lea Petra")]
    [InlineData("Fritz Haber", "Fritz Haber")]
    [InlineData("Nguyen Van DO", "Nguyen Van DO")]
    [InlineData("Chun Hei MA", "Chun Hei MA")]
    [InlineData("Ada Lea Mostwick MD", "Ada Lea Mostwick")]
    [InlineData("Ada Mostwick MS, RDN, LD", "Ada Mostwick")]
    [InlineData("Jack MA", "Jack MA")]
    [InlineData("Interview: Ada Mostwick", "Ada Mostwick")]
    [InlineData("Text & Fotos: Ada Mostwick", "Ada Mostwick")]
    [InlineData("This post was written by Ada Mostwick, Head of Shipping", "Ada Mostwick")]
    public void A_name_is_read_without_agency_degree_and_label(string text, string name) => Assert.Equal([name], PersonName.Split(text));

    [Theory]
    [InlineData("Ada Mostwick, Jo Fenwick and Tom Ray, New York", "Ada Mostwick", "Jo Fenwick", "Tom Ray")]
    [InlineData("Ada Mostwick, Hong Kong")]
    public void Of_joined_names_what_follows_the_last_is_left_out(string text, params string[] names) => Assert.Equal(names, PersonName.SplitJoined(text));
}
