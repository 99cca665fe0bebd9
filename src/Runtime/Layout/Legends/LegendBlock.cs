using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>The legend as a block of columns, measured but not placed.</summary>
/// <param name="Width">Width of the block.</param>
/// <param name="Height">Height of the block.</param>
/// <param name="Size">Font size of the names.</param>
/// <param name="Title">The head as shown; empty for none.</param>
/// <param name="Content">What it lists.</param>
/// <param name="Cells">The entries, relative to the block.</param>
internal sealed record LegendBlock(
    double Width, double Height, double Size, string Title, LegendContent Content, ImmutableArray<LegendCell> Cells)
{
    private const double SwatchGap = 8;
    private const double ColumnGap = 24;
    private const double RowGap = 2;
    private const int Many = 1000;
    private static readonly double[] NameWidths = [260, 200, 150, 110, 80, 56];

    /// <summary>One column, for the right side; <see langword="null"/> if it does not fit.</summary>
    public static LegendBlock? Column(LegendContent content, double mostWidth, double mostHeight, TextMaker text)
    {
        foreach (double size in (double[])[TextSizes.Legend, TextSizes.Least])
        {
            string[] names = Names(content, NameWidths[0], size, text);
            LegendBlock block = Make(content, names, size, [.. Enumerable.Range(0, names.Length).Select(i => (0, i))], NameWidths[0] + SwatchBuilder.Width, text);
            if (block.Width <= mostWidth && block.Height <= mostHeight)
                return block;
        }

        return null;
    }

    /// <summary>Balanced columns, for the bottom; names shorten before the block outgrows its height.</summary>
    public static LegendBlock Columns(LegendContent content, double mostWidth, double mostHeight, TextMaker text)
    {
        LegendBlock? block = null;
        foreach (double width in NameWidths)
        {
            foreach (double size in (double[])[TextSizes.Legend, TextSizes.Least])
            {
                string[] names = Names(content, width, size, text);
                block = InColumns(content, names, size, mostWidth, text);
                if (block.Height <= mostHeight)
                    return block;
            }
        }

        // Even the shortest names overflow: what is left out is said, not hidden.
        while (block!.Height > mostHeight && block.Content.Items.Length > 2)
        {
            int length = block.Content.Items.Length;
            // Of thousands of names nearly all are left out: not one twentieth after the other.
            int fitting = length > Many ? (int)(length * mostHeight / block.Height * 1.5) : length;
            int kept = Math.Max(1, Math.Min(fitting, length - Math.Max(2, length / 20)));
            int shown = block.Content.Items[^1].Layers.IsEmpty ? kept - 1 : kept;
            var more = new LegendItem("", $"+ {content.Items.Length - shown} more", []);
            LegendContent fewer = content with { Items = [.. content.Items[..shown], more] };
            string[] names = [.. Names(fewer, NameWidths[^1], TextSizes.Least, text)];
            block = InColumns(fewer, names, TextSizes.Least, mostWidth, text);
        }

        return block;
    }

    /// <summary>Places the block.</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="placement">Where that is.</param>
    /// <param name="dense">Layers drawn as density rasters.</param>
    /// <param name="text">Measures.</param>
    /// <param name="texts">Receives the texts.</param>
    public LegendLayout Place(double x, double y, LegendPlacement placement, IReadOnlySet<Layer> dense, TextMaker text, List<TextBox> texts)
    {
        if (Title.Length > 0)
            texts.Add(text.AtTopLeft(TextRole.LegendTitle, Title, x, y, new TextLook(TextSizes.LegendTitle, IsBold: true), Content.Title));
        var entries = ImmutableArray.CreateBuilder<LegendEntry>();
        foreach (LegendCell cell in Cells)
        {
            double left = x + cell.X;
            double top = y + cell.Y;
            TextBox name = text.AtTopLeft(
                TextRole.Legend, cell.Name, left + SwatchBuilder.Width + SwatchGap, top, new TextLook(Size), cell.Item.Series);
            texts.Add(name);
            if (cell.Item.Layers.IsEmpty)
                continue;
            entries.Add(new LegendEntry(
                cell.Item.Series,
                new Box(left, top, name.Bounds.Right - left, name.Bounds.Height),
                [.. SwatchBuilder.Build(cell.Item, dense, left, top + name.Bounds.Height / 2), .. Strike(cell, name, text)]));
        }

        return new LegendLayout(placement, new Box(x, y, Width, Height), entries.ToImmutable());
    }

    private IEnumerable<Mark> Strike(LegendCell cell, TextBox name, TextMaker text)
    {
        if (!cell.Item.IsEmpty)
            yield break;
        double middle = name.Bounds.Y + name.Bounds.Height / 2;
        yield return new Mark
        {
            Kind = MarkKind.Line,
            Z = ZLayer.Label,
            Series = cell.Item.Series,
            Color = new ColorToken(ColorRole.Text),
            StrokeWidth = 1,
            Vertices = [new Point(name.Bounds.X, middle), new Point(name.Bounds.Right - text.Width(LegendItem.NoData, Size), middle)],
        };
    }

    private static LegendBlock InColumns(LegendContent content, string[] names, double size, double mostWidth, TextMaker text)
    {
        double widest = names.Max(name => text.Width(name, size)) + SwatchBuilder.Width + SwatchGap;
        double oneRow = names.Sum(name => text.Width(name, size) + SwatchBuilder.Width + SwatchGap) + (names.Length - 1) * ColumnGap;
        int columns = oneRow <= mostWidth ? names.Length : (int)Math.Clamp(Math.Floor((mostWidth + ColumnGap) / (widest + ColumnGap)), 1, names.Length);
        int rows = (names.Length + columns - 1) / columns;
        return Make(content, names, size, [.. Enumerable.Range(0, names.Length).Select(i => (i / rows, i % rows))], mostWidth, text);
    }

    private static LegendBlock Make(LegendContent content, string[] names, double size, (int Column, int Row)[] places, double titleWidth, TextMaker text)
    {
        double row = text.LineHeight(size) + RowGap;
        string title = TextFlow.Shorten(text, content.Title, titleWidth, new TextLook(TextSizes.LegendTitle, IsBold: true));
        double top = title.Length == 0 ? 0 : text.LineHeight(TextSizes.LegendTitle, true) + RowGap;
        double x = 0;
        double width = text.Width(title, TextSizes.LegendTitle, true);
        var cells = new LegendCell[names.Length];
        int columns = places.Length == 0 ? 0 : places.Max(place => place.Column) + 1;
        for (int column = 0; column < columns; column++)
        {
            double widest = 0;
            for (int i = 0; i < names.Length; i++)
            {
                if (places[i].Column != column)
                    continue;
                cells[i] = new LegendCell(content.Items[i], names[i], x, top + places[i].Row * row);
                widest = Math.Max(widest, SwatchBuilder.Width + SwatchGap + text.Width(names[i], size));
            }

            width = Math.Max(width, x + widest);
            x += widest + ColumnGap;
        }

        int rows = places.Length == 0 ? 0 : places.Max(place => place.Row) + 1;
        return new LegendBlock(width, top + rows * row, size, title, content, [.. cells]);
    }

    // Shortened names that became equal get more room until they differ.
    private static string[] Names(LegendContent content, double width, double size, TextMaker text)
    {
        var look = new TextLook(size);
        string[] names = [];
        for (int attempt = 0; attempt < 8; attempt++, width *= 1.25)
        {
            // What counts the rest is short, and must be read whole.
            names = [.. content.Items.Select(item => item.Layers.IsEmpty ? item.Name : TextFlow.Shorten(text, item.Name, width, look))];
            if (names.Distinct(StringComparer.Ordinal).Count() == names.Length)
                break;
        }

        return names;
    }
}

/// <summary>An entry of a legend block.</summary>
/// <param name="Item">The series.</param>
/// <param name="Name">Its name as shown.</param>
/// <param name="X">Left edge within the block.</param>
/// <param name="Y">Top edge within the block.</param>
internal readonly record struct LegendCell(LegendItem Item, string Name, double X, double Y);
