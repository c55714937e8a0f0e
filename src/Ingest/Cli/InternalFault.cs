using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Cli;

/// <summary>What is said of one line or page that a part of this program failed on, so that all the others are still read.</summary>
internal static class InternalFault
{
    public static string Of(Exception exception) => $"{FailureKind.Internal.Name()}: {exception.GetType().Name}: {exception.Message}";
}
