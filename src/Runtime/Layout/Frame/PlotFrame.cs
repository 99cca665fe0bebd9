using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>Plot areas and axes in place.</summary>
/// <param name="Areas">The plot areas, top to bottom.</param>
/// <param name="X">The shared x axis.</param>
/// <param name="Y">The panels' y axes.</param>
/// <param name="Y2">The panels' secondary axes, or none.</param>
/// <param name="Insets">The space around the areas.</param>
/// <param name="Passes">Passes until nothing moved.</param>
internal sealed record PlotFrame(
    ImmutableArray<Box> Areas, TickSet X, ImmutableArray<TickSet> Y, ImmutableArray<TickSet?> Y2, Insets Insets, int Passes)
{
    /// <summary>The box around all plot areas.</summary>
    public Box Plot => new(Areas[0].X, Areas[0].Y, Areas[0].Width, Areas[^1].Bottom - Areas[0].Y);

    /// <summary>The mapping of the x axis.</summary>
    public AxisMapping MapX => X.On(Areas[0].X, Areas[0].Right);

    /// <summary>The mapping of a y axis.</summary>
    public AxisMapping MapY(int panel) => Y[panel].On(Areas[panel].Bottom, Areas[panel].Y);

    /// <summary>The mapping of a secondary axis; the primary one's where there is none.</summary>
    public AxisMapping MapY2(int panel) => (Y2[panel] ?? Y[panel]).On(Areas[panel].Bottom, Areas[panel].Y);
}

/// <summary>The space between the plot areas and the canvas' edges.</summary>
internal readonly record struct Insets(double Left, double Top, double Right, double Bottom);
