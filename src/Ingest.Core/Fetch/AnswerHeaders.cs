using System.Collections.Frozen;
using System.Globalization;
using System.Net.Http.Headers;
using Ingest.Core.Model;

namespace Ingest.Core.Fetch;

/// <summary>The headers of an answer as they came, and the few that fetching acts on.</summary>
internal sealed class AnswerHeaders
{
    /// <summary>Fields that are no lists (RFC 9110 §5.3): where a server repeats one, the first holds.</summary>
    private static readonly FrozenSet<string> Singular = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Age", "Content-Length", "Content-Type", "Date", "ETag", "Expires", "Last-Modified", "Location", "Retry-After");

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public AnswerHeaders(params IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            if (!_values.TryGetValue(name, out var earlier))
            {
                _values[name] = value;
            }
            else if (!Singular.Contains(name))
            {
                // What stands behind the name of a crawler is for it alone, so these are kept apart; no value holds a line break.
                _values[name] = earlier + (name.Equals("X-Robots-Tag", StringComparison.OrdinalIgnoreCase) ? "\n" : ", ") + value;
            }
        }
    }

    public IReadOnlyDictionary<string, string> All => _values;

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Byte for byte as received, never parsed: servers compare them as text.</summary>
    public Validators Validators => new(NullIfEmpty(this["ETag"]), NullIfEmpty(this["Last-Modified"]));

    /// <summary>Reads a response without parsing; cookies are not kept.</summary>
    public static AnswerHeaders Of(HttpResponseMessage response)
    {
        IEnumerable<KeyValuePair<string, HeaderStringValues>> all = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated);
        return new AnswerHeaders(
            from header in all
            where !header.Key.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase)
            from value in header.Value
            select KeyValuePair.Create(header.Key, value));
    }

    /// <summary>Retry-After in either form (RFC 9110 §10.2.3), as a time not further away than <paramref name="most"/>.</summary>
    public DateTimeOffset? RetryAfter(DateTimeOffset now, TimeSpan most)
    {
        if (this["Retry-After"] is not { } text)
        {
            return null;
        }

        text = text.Trim();
        DateTimeOffset at;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
        {
            at = now + TimeSpan.FromSeconds(Math.Min(seconds, most.TotalSeconds));
        }
        else if (HttpDate(text) is { } date)
        {
            at = date;
        }
        else
        {
            return null;
        }

        return at <= now ? null : at - now > most ? now + most : at;
    }

    /// <summary>How long the answer may be believed (RFC 9111 §4.2.1), less the age it arrived with.</summary>
    public TimeSpan? FreshFor(DateTimeOffset now)
    {
        TimeSpan? life = null;
        if (this["Cache-Control"] is { } text && CacheControlHeaderValue.TryParse(text, out var control))
        {
            if (control.NoCache || control.NoStore)
            {
                return TimeSpan.Zero;
            }

            life = control.MaxAge;
        }

        if (life is null && this["Expires"] is { } expires)
        {
            // An unreadable Expires, "0" most of all, means that the answer has expired already.
            var date = HttpDate(this["Date"]) ?? now;
            life = HttpDate(expires) is { } at ? at - date : TimeSpan.Zero;
        }

        if (life is not { } fresh)
        {
            return null;
        }

        if (int.TryParse(this["Age"], NumberStyles.None, CultureInfo.InvariantCulture, out var age))
        {
            fresh -= TimeSpan.FromSeconds(age);
        }

        return fresh < TimeSpan.Zero ? TimeSpan.Zero : fresh > Year ? Year : fresh;
    }

    /// <summary>The charset of Content-Type, read leniently: quotes of both kinds and stray parameters occur.</summary>
    public string? Charset
    {
        get
        {
            foreach (var part in (this["Content-Type"] ?? "").Split(';', ',').Skip(1))
            {
                var text = part.AsSpan().Trim();
                if (text.StartsWith("charset", StringComparison.OrdinalIgnoreCase) && text[7..].TrimStart() is ['=', .. var value])
                {
                    return NullIfEmpty(value.Trim(" \t\"'").ToString());
                }
            }

            return null;
        }
    }

    /// <summary>The preferred form and, as servers send all kinds, whatever else reads as a date and time of day.</summary>
    private static DateTimeOffset? HttpDate(string? text) =>
        text is not null && text.Contains(':') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
