using Ingest.Daemon;

namespace Ingest.Tests.Daemon;

public sealed class ListenValidatorTests
{
    [Fact]
    public void The_default_is_good() => Assert.True(new ListenValidator().Validate(null, new DaemonOptions()).Succeeded);

    [Fact]
    public void A_bad_address_is_told_with_an_example()
    {
        var result = new ListenValidator().Validate(null, new DaemonOptions { Listen = "localhost:8630" });

        Assert.Equal("Daemon:Listen is 'localhost:8630', which is no http address; expected such as http://127.0.0.1:8630", Assert.Single(result.Failures!));
    }
}
