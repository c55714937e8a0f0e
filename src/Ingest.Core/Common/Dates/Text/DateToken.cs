namespace Ingest.Core.Common.Dates.Text;

/// <summary>One piece of a folded text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Lower-cased text of the piece.</param>
/// <param name="Value">Value of a number of at most nine digits; -1 otherwise.</param>
/// <param name="SpaceBefore">White space stands before it.</param>
/// <param name="IsUpper">A word written in capitals throughout.</param>
internal readonly record struct DateToken(DateTokenKind Kind, string Text, int Value, bool SpaceBefore, bool IsUpper)
{
    public bool IsNumber => Kind == DateTokenKind.Number;

    public bool IsWord => Kind == DateTokenKind.Word;

    /// <summary>Number of digits of a number.</summary>
    public int Digits => IsNumber ? Text.Length : 0;

    public bool Is(string text) => Text == text;
}
