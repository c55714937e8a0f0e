using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Ingest;

/// <summary>How the value of a setting is written, and between what it lies.</summary>
internal sealed record SettingForm(Type Type, RangeAttribute? Range)
{
    public static SettingForm Of(PropertyInfo property) => new(property.PropertyType, property.GetCustomAttribute<RangeAttribute>());

    /// <summary>What is wrong with a value, to stand behind it; null when nothing is.</summary>
    public string? Problem(string? value)
    {
        var kind = Nullable.GetUnderlyingType(Type) ?? Type;
        if (value is null || kind == typeof(string) || (value.Length == 0 && kind != Type))
        {
            return null;
        }

        if (kind.IsEnum)
        {
            return Enum.GetNames(kind).Contains(value, StringComparer.OrdinalIgnoreCase)
                ? null : $", which cannot be read; write {string.Join(" or ", Enum.GetNames(kind)).ToLowerInvariant()}";
        }

        // A bare number is so many days in .NET, which nobody means.
        var converter = TypeDescriptor.GetConverter(kind);
        if (!converter.IsValid(value) || (kind == typeof(TimeSpan) && !value.Contains(':', StringComparison.Ordinal)))
        {
            return ", which cannot be read; " + Written(kind);
        }

        return Range is null || Range.IsValid(converter.ConvertFromInvariantString(value)) ? null : $"; it must be between {Range.Minimum} and {Range.Maximum}";
    }

    private static string Written(Type kind) =>
        kind == typeof(TimeSpan) ? "write it as hh:mm:ss, or d.hh:mm:ss"
        : kind == typeof(bool) ? "write true or false"
        : kind == typeof(int) || kind == typeof(long) ? "write a whole number"
        : "write a number, such as 0.5";
}
