namespace Ingest.Core.Normalize.Urls;

/// <summary>One piece of a query, escapes tidied; <paramref name="Value"/> is null when there is no equals sign.</summary>
internal sealed record UrlParameter(string Name, string? Value)
{
    public static readonly Comparer<UrlParameter> ByNameThenValue = Comparer<UrlParameter>.Create((a, b) =>
        string.CompareOrdinal(a.Name, b.Name) is var names and not 0 ? names : string.CompareOrdinal(a.Value, b.Value));

    /// <summary>In a query a plus sign is a space (HTML forms), and an empty value is as good as none.</summary>
    public UrlParameter ForComparison() =>
        new(Name.Replace("+", "%20", StringComparison.Ordinal), Value is null or "" ? null : Value.Replace("+", "%20", StringComparison.Ordinal));

    public override string ToString() => Value is null ? Name : $"{Name}={Value}";
}
