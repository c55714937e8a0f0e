using System.Globalization;

namespace Ingest.Core.Extract.State;

/// <summary>
/// Reads the literals by which scripts carry data: JSON, and what JavaScript allows beside it (bare names, single quotes, <c>undefined</c>,
/// trailing commas). Nothing is run; each character is looked at once; what does not parse ends the reading with what is there.
/// </summary>
internal sealed class ScriptReader(string text, int start, IReadOnlyDictionary<string, ScriptValue>? names = null)
{
    private const int MostDepth = 120;
    private const int MostValues = 300_000;

    private int _at = start;
    private int _values;
    private bool _broken;

    /// <summary>Where the reading stands.</summary>
    public int At => _at;

    /// <summary>The value that begins here; null when none does.</summary>
    public ScriptValue? Read() => Value(0);

    private ScriptValue? Value(int depth)
    {
        Skip();
        if (_broken || _at >= text.Length || depth > MostDepth || ++_values > MostValues)
        {
            _broken = true;
            return null;
        }

        return text[_at] switch
        {
            '{' => Object(depth),
            '[' => List(depth),
            '"' or '\'' or '`' => new ScriptValue { Text = String() },
            _ => Word(),
        };
    }

    private ScriptValue Object(int depth)
    {
        var members = new List<KeyValuePair<string, ScriptValue>>();
        _at++;
        for (Skip(); _at < text.Length && text[_at] != '}' && !_broken; Skip())
        {
            var name = text[_at] is '"' or '\'' ? String() : Name();
            Skip();
            if (name.Length == 0 && _at < text.Length && text[_at] != ':' || _at >= text.Length || text[_at] != ':')
            {
                _broken = true;
                break;
            }

            _at++;
            if (Value(depth + 1) is not { } value)
            {
                break;
            }

            members.Add(new(name, value));
            Comma();
        }

        Close('}');
        return new ScriptValue { Members = members };
    }

    private ScriptValue List(int depth)
    {
        var items = new List<ScriptValue>();
        _at++;
        for (Skip(); _at < text.Length && text[_at] != ']' && !_broken; Skip())
        {
            if (Value(depth + 1) is not { } value)
            {
                break;
            }

            items.Add(value);
            Comma();
        }

        Close(']');
        return new ScriptValue { Items = items };
    }

    private string String()
    {
        var read = ScriptString.Read(text, ref _at, out var isOpen);
        _broken |= isOpen;
        return read;
    }

    /// <summary>A number, a constant, or a name that the caller knows.</summary>
    private ScriptValue? Word()
    {
        var from = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$' or '.' or '+' or '-' or '!'))
        {
            _at++;
        }

        if (_at == from)
        {
            _broken = true;
            return null;
        }

        var word = text[from.._at];
        if (word == "new" || (_at < text.Length && text[_at] == '('))
        {
            return Call();
        }

        return names is not null && names.TryGetValue(word, out var known) ? known
            : int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new ScriptValue { Number = number }
            : ScriptValue.Nothing;
    }

    /// <summary><c>new Date("…")</c>, <c>Object.create(null)</c>: passed over.</summary>
    private ScriptValue Call()
    {
        while (_at < text.Length && text[_at] is not ('(' or ',' or '}' or ']'))
        {
            _at++;
        }

        var open = 0;
        while (_at < text.Length && (open > 0 || text[_at] == '('))
        {
            if (text[_at] is '"' or '\'')
            {
                String();
                continue;
            }

            open += text[_at] == '(' ? 1 : text[_at] == ')' ? -1 : 0;
            _at++;
        }

        return ScriptValue.Nothing;
    }

    private string Name()
    {
        var from = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$' or '-'))
        {
            _at++;
        }

        return text[from.._at];
    }

    private void Comma()
    {
        Skip();
        if (_at < text.Length && text[_at] == ',')
        {
            _at++;
        }
        else
        {
            _broken |= _at >= text.Length || text[_at] is not (']' or '}');
        }
    }

    private void Close(char bracket)
    {
        if (_at < text.Length && text[_at] == bracket)
        {
            _at++;
        }
        else
        {
            _broken = true;
        }
    }

    private void Skip()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == '\uFEFF'))
        {
            _at++;
        }
    }
}
