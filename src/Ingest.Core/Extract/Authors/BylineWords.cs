namespace Ingest.Core.Extract.Authors;

/// <summary>The words before a name and a colon that say who wrote the text, for regular expressions that ignore case.</summary>
internal static class BylineWords
{
    public const string Labels =
        @"authors?|autor(?:in|en|es|e|i|ka|ė)?|auteure?s?|texte?|texto|testo|tekst|reporter|redakteur(?:in)?|journaliste?|skribent|kirjoittaja|penulis|oleh|tác\s+giả|yazan|haber|muallif|szerző|írta|συντάκτης|συντάκτρια|автор|автори|текст|журналист|" +
        @"بقلم|كتب|كتبت|الكاتب|تأليف|نوشته|نویسنده|به\s+قلم|تحریر|מאת|כתב|लेखक|लेखिका|লেখক|ผู้เขียน|作者|文|撰文|采写|採訪|记者|記者|執筆|글|기자";
}
