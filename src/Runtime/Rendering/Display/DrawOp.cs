using System.Collections.Immutable;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>One step of drawing, in layout units; colours are final. Every back end knows all of them and nothing else.</summary>
internal abstract record DrawOp
{
    /// <summary>Nothing is drawn outside; <see langword="null"/> for the whole canvas.</summary>
    public Box? Clip { get; init; }
}

/// <summary>A filled box whose edges lie on whole pixels.</summary>
/// <param name="Area">The box.</param>
/// <param name="Color">The fill.</param>
internal sealed record FillBox(Box Area, Rgba Color) : DrawOp;

/// <summary>An upright or level line that lies on whole pixels and is at least one wide.</summary>
/// <param name="IsVertical">Whether it stands upright.</param>
/// <param name="At">Its middle across.</param>
/// <param name="From">One end along.</param>
/// <param name="To">The other end along.</param>
/// <param name="Width">Its width.</param>
/// <param name="Color">Its colour.</param>
internal sealed record CrispLine(bool IsVertical, double At, double From, double To, double Width, Rgba Color) : DrawOp;

/// <summary>A filled outline.</summary>
/// <param name="Path">The outline; overlapping pieces add up (nonzero rule).</param>
/// <param name="Color">The fill.</param>
internal sealed record FillPath(Outline Path, Rgba Color) : DrawOp;

/// <summary>A stroked path.</summary>
/// <param name="Path">The path.</param>
/// <param name="Color">The stroke.</param>
/// <param name="Width">Its width.</param>
/// <param name="Dash">Lengths on and off; empty for solid.</param>
/// <param name="HasRoundJoins">Whether corners are round; they are mitred otherwise.</param>
internal sealed record StrokePath(Outline Path, Rgba Color, double Width, ImmutableArray<double> Dash, bool HasRoundJoins) : DrawOp;

/// <summary>Parallel lines inside an outline.</summary>
/// <param name="Path">The outline.</param>
/// <param name="Lines">The lines, longer than needed.</param>
/// <param name="Color">Their colour.</param>
/// <param name="Width">Their width.</param>
internal sealed record HatchPath(Outline Path, Outline Lines, Rgba Color, double Width) : DrawOp;

/// <summary>Equal markers.</summary>
/// <param name="Shape">Their shape.</param>
/// <param name="Size">Their diameter.</param>
/// <param name="Centres">Where they are.</param>
/// <param name="Fill">The fill.</param>
/// <param name="Stroke">The outline's colour.</param>
/// <param name="StrokeWidth">The outline's width; 0 for none.</param>
/// <param name="RingColor">The colour of the ring around each.</param>
/// <param name="Ring">The ring's width; 0 for none.</param>
internal sealed record DrawMarkers(
    MarkerShape Shape,
    double Size,
    ImmutableArray<Point> Centres,
    Rgba Fill,
    Rgba Stroke,
    double StrokeWidth,
    Rgba RingColor,
    double Ring) : DrawOp;

/// <summary>A grid of cells.</summary>
/// <param name="Raster">The levels.</param>
/// <param name="Ramp">The colour of each level, 256 of them.</param>
internal sealed record DrawCells(DensityRaster Raster, ImmutableArray<Rgba> Ramp) : DrawOp;

/// <summary>One line of text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Origin">Where its baseline starts.</param>
/// <param name="Angle">Degrees, clockwise, about the origin.</param>
/// <param name="Size">Font size.</param>
/// <param name="IsBold">Whether it is semi-bold.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Halo">The colour of the stroke below it; clear for none.</param>
/// <param name="HaloWidth">How far the halo reaches beyond the letters.</param>
internal sealed record DrawText(
    string Text, Point Origin, double Angle, double Size, bool IsBold, Rgba Color, Rgba Halo, double HaloWidth) : DrawOp;
