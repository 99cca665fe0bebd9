namespace AiPerf.Plot.Outputs;

/// <summary>A table in Markdown. The cells are plain text and are escaped here.</summary>
internal sealed class MarkdownTable
{
    private readonly List<string> _rows = [];

    /// <param name="headings">The headings.</param>
    /// <param name="textColumns">How many columns at the left hold text; the others hold numbers and are right-aligned.</param>
    public MarkdownTable(IReadOnlyList<string> headings, int textColumns) =>
        Head = Row(headings.Select(MarkdownText.Escape)) + Row(headings.Select((_, i) => i < textColumns ? "---" : "---:"));

    /// <summary>The headings and the line below them.</summary>
    public string Head { get; }

    /// <summary>The rows, a line each.</summary>
    public IReadOnlyList<string> Rows => _rows;

    /// <summary>Adds a row.</summary>
    public void Add(IEnumerable<string> cells) => _rows.Add(Row(cells.Select(MarkdownText.Escape)));

    /// <summary>The whole table.</summary>
    public override string ToString() => Head + string.Concat(_rows);

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
