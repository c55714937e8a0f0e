namespace Ingest.Core.Model;

/// <summary>The direction in which a text is read.</summary>
public enum TextDirection
{
    Ltr,
    Rtl,
}
