namespace AiPerf.Plot.Layout;

/// <summary>What surrounds the plot areas.</summary>
/// <param name="Plan">The figure's axes.</param>
/// <param name="Width">Width of the canvas.</param>
/// <param name="Height">Height of the canvas.</param>
/// <param name="Text">Measures.</param>
/// <param name="Header">Title and subtitle.</param>
/// <param name="Footer">Warning and caption.</param>
/// <param name="RightWidth">Width of what stands right of the plot area (legend or end labels); 0 for nothing.</param>
/// <param name="BottomHeight">Height of what stands below the x title (legend); 0 for nothing.</param>
internal sealed record FrameRequest(
    FigurePlan Plan, double Width, double Height, TextMaker Text, Header Header, Footer Footer, double RightWidth, double BottomHeight)
{
    /// <summary>Width of the labels of reference lines between the plot area and the legend; 0 where they stand inside the plot.</summary>
    public double GutterWidth { get; init; }
}
