namespace Ingest.Tests.Support;

/// <summary>Goes on by a second whenever it is looked at.</summary>
internal sealed class SecondARead : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => _seconds++;
}
