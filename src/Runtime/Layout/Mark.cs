using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Something drawn that is not text, grid or axis; in layout units.</summary>
internal sealed record Mark
{
    /// <summary>How it is drawn.</summary>
    public required MarkKind Kind { get; init; }

    /// <summary>Where it lies in the stack.</summary>
    public required ZLayer Z { get; init; }

    /// <summary>The series it belongs to; empty for none.</summary>
    public string Series { get; init; } = "";

    /// <summary>The colour by meaning.</summary>
    public ColorToken Color { get; init; }

    /// <summary>The panel whose area clips it; -1 for the whole canvas.</summary>
    public int Panel { get; init; } = -1;

    /// <summary>Points: centres. Line: a polyline. Fill, Hatch: outlines. Segments, Leader, CueArrow: pairs. Not-a-number separates pieces of lines and outlines.</summary>
    public ImmutableArray<Point> Vertices { get; init; } = [];

    /// <summary>The marker of points.</summary>
    public MarkerShape Shape { get; init; }

    /// <summary>The diameter of points.</summary>
    public double Size { get; init; }

    /// <summary>Whether points are outlined and filled with the background.</summary>
    public bool IsHollow { get; init; }

    /// <summary>Width of the ring of background around points; 0 for none.</summary>
    public double Ring { get; init; }

    /// <summary>Stroke width.</summary>
    public double StrokeWidth { get; init; }

    /// <summary>Width of the background beyond each side of a line; 0 for none.</summary>
    public double Halo { get; init; }

    /// <summary>Lengths on and off; empty for solid.</summary>
    public ImmutableArray<double> DashPattern { get; init; } = [];

    /// <summary>
    /// What tells a fill from those of other series in one colour: 0 = plain, then hatched one way, the other way, both ways, and again;
    /// <see langword="null"/> for plain on every theme.
    /// </summary>
    public int? Texture { get; init; }

    /// <summary>0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>The counts of a density raster; <see langword="null"/> for other kinds.</summary>
    public DensityRaster? Raster { get; init; }
}

/// <summary>How a mark is drawn.</summary>
internal enum MarkKind
{
    /// <summary>Markers.</summary>
    Points,

    /// <summary>A stroked polyline.</summary>
    Line,

    /// <summary>A filled outline.</summary>
    Fill,

    /// <summary>Stroked segments.</summary>
    Segments,

    /// <summary>A density raster.</summary>
    Raster,

    /// <summary>A hatched outline.</summary>
    Hatch,

    /// <summary>Thin lines from labels to what they name.</summary>
    Leader,

    /// <summary>An arrow; each pair runs from tail to head.</summary>
    CueArrow,

    /// <summary>The star at the better corner.</summary>
    CueStar,

    /// <summary>The triangle before a warning.</summary>
    WarningIcon,
}

/// <summary>The stack, bottom first.</summary>
internal enum ZLayer
{
    /// <summary>Reference regions.</summary>
    Region,

    /// <summary>Bands.</summary>
    Band,

    /// <summary>Reference lines.</summary>
    Reference,

    /// <summary>Areas and bars.</summary>
    Area,

    /// <summary>Lines below the others, and density rasters.</summary>
    UnderLine,

    /// <summary>Lines.</summary>
    Line,

    /// <summary>Frontiers and other lines that must not be hidden.</summary>
    PriorityLine,

    /// <summary>Error bars.</summary>
    ErrorBar,

    /// <summary>Hollow markers.</summary>
    HollowMarker,

    /// <summary>Markers.</summary>
    Marker,

    /// <summary>Leaders of labels.</summary>
    Leader,

    /// <summary>Swatches of legends and labels.</summary>
    Label,

    /// <summary>Cues and icons.</summary>
    Cue,
}
