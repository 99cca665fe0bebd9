using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Level segments counted on a grid instead of drawn one by one: how many cover each cell (spec plots R-63).</summary>
internal static class DensitySegments
{
    /// <summary>More segments than this are counted.</summary>
    public const int MostDrawn = 5_000;

    /// <summary>Adds the raster of a layer.</summary>
    public static void Add(PanelCanvas canvas, SegmentsLayer layer, MarkSink sink)
    {
        Box area = canvas.Area;
        int columns = Math.Max(1, (int)Math.Ceiling(area.Width / DensityMarks.Cell));
        int rows = Math.Max(1, (int)Math.Ceiling(area.Height / DensityMarks.Cell));
        AxisMapping y = canvas.YOf(layer);
        // Begins and ends of runs of cells; summed along each row they are the cover, whatever the segments' lengths.
        var changes = new int[(columns + 1) * rows];
        for (int i = 0; i < layer.X1.Length; i++)
        {
            double from = canvas.X.Map(Math.Min(layer.X1[i], layer.X2[i]));
            double to = canvas.X.Map(Math.Max(layer.X1[i], layer.X2[i]));
            double level = y.Map((layer.Y1[i] + layer.Y2[i]) / 2);
            if (!double.IsFinite(from + to + level) || to < area.X || from > area.X + area.Width || level < area.Y || level > area.Y + area.Height)
                continue;
            int row = Math.Clamp((int)((level - area.Y) / DensityMarks.Cell), 0, rows - 1);
            changes[row * (columns + 1) + Column(from)]++;
            changes[row * (columns + 1) + Column(to) + 1]--;
        }

        var counts = new int[columns * rows];
        for (int row = 0; row < rows; row++)
        {
            int cover = 0;
            for (int column = 0; column < columns; column++)
            {
                cover += changes[row * (columns + 1) + column];
                counts[row * columns + column] = cover;
            }
        }

        int most = counts.Max();
        var raster = new DensityRaster(
            new Box(area.X, area.Y, columns * DensityMarks.Cell, rows * DensityMarks.Cell), columns, rows, DensityMarks.Levels(counts, most));
        sink.Marks.Add(MarkBuilder.Start(canvas, layer, MarkKind.Raster, ZLayer.UnderLine) with { Raster = raster });
        sink.DensestCell = Math.Max(sink.DensestCell, most);
        sink.Decimations.Add(new Decimation(layer.Series, "density", layer.X1.Length, counts.Count(cell => cell > 0)));

        int Column(double x) => Math.Clamp((int)((x - area.X) / DensityMarks.Cell), 0, columns - 1);
    }
}
