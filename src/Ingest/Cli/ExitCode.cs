namespace Ingest.Cli;

/// <summary>Exit codes of every verb; 69 and 78 are those of BSD <c>sysexits.h</c>, 130 is the shell's for SIGINT.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Problems = 1;
    public const int Usage = 2;
    public const int StoreUnreachable = 69;
    public const int BadConfiguration = 78;
    public const int Cancelled = 130;
}
