using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ingest.Cli;

/// <summary>Records as a table; as a list where the terminal is too narrow for it; as nothing when there are none.</summary>
internal sealed class Listing(string first, IReadOnlyList<string> others, bool numbers = false)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <param name="cells">One for each column; they may come from the web.</param>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add([.. cells.Select(SummaryPrinter.Plain)]);

    public void Print(IAnsiConsole console)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (var column in others)
        {
            table.AddColumn(numbers ? new TableColumn(column).RightAligned() : new TableColumn(column));
        }

        foreach (var row in _rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        if (((IRenderable)table).Measure(RenderOptions.Create(console, console.Profile.Capabilities), int.MaxValue).Max <= console.Profile.Width)
        {
            console.Write(table);
            return;
        }

        foreach (var row in _rows)
        {
            console.WriteLine(row[0]);
            console.WriteLine("  " + string.Join(", ", others.Zip(row.Skip(1), (column, cell) => $"{column} {cell}".Trim())));
        }
    }
}
