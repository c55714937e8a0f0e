namespace Ingest.Core.Sources.Format;

/// <summary>Forms of values that several maps share.</summary>
internal static class Forms
{
    private const string Span = "([0-9]{1,7}d)?([0-9]{1,7}h)?([0-9]{1,7}m)?([0-9]{1,7}s)?";

    public static readonly ValueFormat Text = new ValueFormat.Text();

    public static readonly ValueFormat Flag = new ValueFormat.Flag();

    public static readonly ValueFormat Texts = new ValueFormat.Items(Text, OrSingle: true);

    /// <summary>30s, 15m, 6h, 2d, 1h30m.</summary>
    public static readonly ValueFormat Duration = new ValueFormat.Text($"^(?=.){Span}$");

    /// <summary>A duration, or two with <c>..</c> between them.</summary>
    public static readonly ValueFormat DurationRange = new ValueFormat.Text($"^(?=[0-9]){Span}( *\\.\\. *(?=[0-9]){Span})?$");

    /// <summary>Durations, or <c>never</c>.</summary>
    public static readonly ValueFormat Revisits = new ValueFormat.Items(new ValueFormat.Text($"^(?=.)(never|{Span})$"), OrSingle: true);

    /// <summary>A day, or a time with its offset.</summary>
    public static readonly ValueFormat DayOrTime = new ValueFormat.Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2}))?$");

    /// <summary>Absolute, http or https; a part or all of it may come from the environment or a file.</summary>
    public static readonly ValueFormat Url = new ValueFormat.Text("^([hH][tT][tT][pP][sS]?://|.*\\$\\{)");

    public static readonly ValueFormat Selector = new ValueFormat.Text("^[^/]");

    public static readonly ValueFormat Selectors = new ValueFormat.Items(Selector, OrSingle: true);

    public static readonly ValueFormat Globs = new ValueFormat.Items(new ValueFormat.Text("^([/*]|.*://)"), OrSingle: true);
}
