using System.Globalization;
using System.Text;

namespace Ingest.Demo.Pages;

/// <summary>Encodes pages in old charsets; what the charset lacks becomes a numeric character reference, as old editors did.</summary>
internal static class CharacterReferences
{
    public static byte[] Encode(string text, string charset)
    {
        if (charset == "utf-8")
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset, new Fallback(), DecoderFallback.ExceptionFallback)
            ?? throw new NotSupportedException($"No encoding '{charset}'.");
        return encoding.GetBytes(text);
    }

    private sealed class Fallback : EncoderFallback
    {
        public override int MaxCharCount => 10;

        public override EncoderFallbackBuffer CreateFallbackBuffer() => new Buffer();
    }

    private sealed class Buffer : EncoderFallbackBuffer
    {
        private string _text = "";
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(char charUnknown, int index) => Begin(charUnknown);

        public override bool Fallback(char charUnknownHigh, char charUnknownLow, int index) =>
            Begin(char.ConvertToUtf32(charUnknownHigh, charUnknownLow));

        public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
            {
                return false;
            }

            _next--;
            return true;
        }

        public override void Reset() => (_text, _next) = ("", 0);

        private bool Begin(int rune)
        {
            (_text, _next) = ("&#" + rune.ToString(CultureInfo.InvariantCulture) + ";", 0);
            return true;
        }
    }
}
