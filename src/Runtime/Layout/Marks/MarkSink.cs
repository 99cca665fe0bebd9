namespace AiPerf.Plot.Layout;

/// <summary>Collects marks and what happened on the way to them.</summary>
internal sealed class MarkSink
{
    /// <summary>The marks, panel by panel and layer by layer.</summary>
    public List<Mark> Marks { get; } = [];

    /// <summary>Series drawn from fewer points than they have.</summary>
    public List<Decimation> Decimations { get; } = [];

    /// <summary>Points beyond an axis, shown as carets.</summary>
    public int OutOfRange { get; set; }

    /// <summary>Error bars that reach beyond an axis.</summary>
    public int CutIntervals { get; set; }

    /// <summary>Closed outlines that reach beyond an axis.</summary>
    public int CutRegions { get; set; }

    /// <summary>The largest count of a density cell; 0 without a density raster.</summary>
    public int DensestCell { get; set; }

    /// <summary>Takes in what another one collected.</summary>
    public void Add(MarkSink other)
    {
        Marks.AddRange(other.Marks);
        Decimations.AddRange(other.Decimations);
        OutOfRange += other.OutOfRange;
        CutIntervals += other.CutIntervals;
        CutRegions += other.CutRegions;
        DensestCell = Math.Max(DensestCell, other.DensestCell);
    }

    /// <summary>The marks in drawing order.</summary>
    public IEnumerable<Mark> InOrder() => Marks.OrderBy(mark => mark.Z);
}
