using System.Text;

namespace Ingest.Core.Common.Dates;

/// <summary>The letters of a .NET date format that stand for parts of a date: those in quotes and behind a backslash stand for themselves.</summary>
public static class FormatLetters
{
    public static string Of(string format)
    {
        var letters = new StringBuilder();
        char? quote = null;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '\\')
            {
                i++;
            }
            else if (quote is not null)
            {
                quote = format[i] == quote ? null : quote;
            }
            else if (format[i] is '\'' or '"')
            {
                quote = format[i];
            }
            else
            {
                letters.Append(format[i]);
            }
        }

        return letters.ToString();
    }
}
