namespace Ingest.Core.Reporting;

/// <summary>Who has to do something.</summary>
public enum IssueActor
{
    /// <summary>Whoever runs the program and writes the source files.</summary>
    Operator,

    /// <summary>The site; its publisher may be told.</summary>
    Publisher,

    /// <summary>The program looks again by itself.</summary>
    Ingest,
}
