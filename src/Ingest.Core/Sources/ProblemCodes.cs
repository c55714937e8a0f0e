namespace Ingest.Core.Sources;

/// <summary>The stable codes of problems in source files, with their meaning for the manual.</summary>
public static class ProblemCodes
{
    public const string File = "SRC001";
    public const string Syntax = "SRC002";
    public const string DuplicateKey = "SRC003";
    public const string Anchor = "SRC004";
    public const string Depth = "SRC005";
    public const string Documents = "SRC006";
    public const string Type = "SRC007";
    public const string UnknownKey = "SRC008";
    public const string Missing = "SRC009";
    public const string Id = "SRC010";
    public const string DuplicateId = "SRC011";
    public const string Url = "SRC012";
    public const string DuplicateUrl = "SRC013";
    public const string Duration = "SRC014";
    public const string Cron = "SRC015";
    public const string Limit = "SRC016";
    public const string Selector = "SRC017";
    public const string Pattern = "SRC018";
    public const string TimeZone = "SRC019";
    public const string Culture = "SRC020";
    public const string Language = "SRC021";
    public const string DateFormat = "SRC022";
    public const string Glob = "SRC023";
    public const string Network = "SRC024";
    public const string Secret = "SRC025";
    public const string LiteralSecret = "SRC026";
    public const string Percentage = "SRC027";
    public const string Choice = "SRC028";
    public const string Extends = "SRC029";
    public const string Unseen = "SRC030";
    public const string NoFiles = "SRC031";
    public const string Header = "SRC032";
    public const string NoEffect = "SRC033";
    public const string TemplateLoop = "SRC034";
    public const string Misplaced = "SRC035";
    public const string OwnLanguage = "SRC036";

    /// <summary>Every code with what it says.</summary>
    public static IReadOnlyDictionary<string, string> Meanings { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [File] = "the file cannot be read, is too large or is not UTF-8",
        [Syntax] = "the file is not YAML",
        [DuplicateKey] = "a key stands twice",
        [Anchor] = "a reference (*name) has no anchor, is a merge key, or unfolds into too many values",
        [Depth] = "values are nested too deep",
        [Documents] = "the file is empty or holds several documents",
        [Type] = "a value is of the wrong kind",
        [UnknownKey] = "a key is not known here",
        [Missing] = "a required key is missing",
        [Id] = "an id has characters that it must not have",
        [DuplicateId] = "two files have the same id",
        [Url] = "a URL is not absolute http or https",
        [DuplicateUrl] = "two sources read the same feed, sitemap or listing (warning)",
        [Duration] = "a duration or range of durations cannot be read",
        [Cron] = "a cron expression cannot be read",
        [Limit] = "a value is outside its limits",
        [Selector] = "a CSS selector cannot be read",
        [Pattern] = "a regular expression cannot be read or needs backtracking",
        [TimeZone] = "a time zone is not known",
        [Culture] = "a culture is not known",
        [Language] = "a language tag is not BCP 47",
        [DateFormat] = "a date format cannot be read",
        [Glob] = "an include or exclude pattern cannot match anything",
        [Network] = "an address range or port cannot be read",
        [Secret] = "a secret does not resolve",
        [LiteralSecret] = "a secret stands in the file itself (warning)",
        [Percentage] = "a percentage or count range cannot be read",
        [Choice] = "a word is not among those allowed here",
        [Extends] = "there is no template of this name",
        [Unseen] = "an invisible character stands where it can only do harm",
        [NoFiles] = "the folder holds no source file (warning)",
        [Header] = "a header cannot be sent",
        [NoEffect] = "a key has no effect here (warning)",
        [TemplateLoop] = "templates extend each other in a circle",
        [Misplaced] = "a key or file does not belong there",
        [OwnLanguage] = "the source's language is not among those that its gate lets through (warning)",
    };
}
