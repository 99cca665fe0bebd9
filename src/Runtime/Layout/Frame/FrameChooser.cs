using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>A frame with the legend it was solved for.</summary>
/// <param name="Request">What surrounds the plot areas.</param>
/// <param name="Frame">The plot areas.</param>
/// <param name="Legend">The legend as a block, or none.</param>
/// <param name="Placement">Where the block stands.</param>
internal sealed record FrameChoice(FrameRequest Request, PlotFrame Frame, LegendBlock? Legend, LegendPlacement Placement)
{
    /// <summary>The legend as names at the lines' ends; <see langword="null"/> where it is a block.</summary>
    public EndLabels? Ends { get; init; }
}

/// <summary>Chooses where the legend stands and how much text surrounds the plot, so that the plot keeps its share (spec plots ).</summary>
internal static class FrameChooser
{
    private const double LeastShare = 0.45;
    private const double RightShare = 0.22;

    // Lines of title and subtitle, and of the caption: fewer when the plot would become too small.
    private static readonly (int Header, int Caption)[] Budgets = [(2, 4), (2, 2), (1, 1)];

    /// <summary>Chooses a frame.</summary>
    /// <param name="plan">The figure's axes.</param>
    /// <param name="content">The legend.</param>
    /// <param name="wish">Where the legend is wanted.</param>
    /// <param name="caption">The caption.</param>
    /// <param name="gutterWidth">Width of reference labels right of the plot; 0 for none.</param>
    /// <param name="width">Width of the canvas.</param>
    /// <param name="height">Height of the canvas.</param>
    /// <param name="text">Measures.</param>
    public static FrameChoice Choose(FigurePlan plan, LegendContent content, LegendChoice wish, string caption, double gutterWidth, double width, double height, TextMaker text)
    {
        FrameChoice? choice = null;
        foreach ((int headerLines, int captionLines) in Budgets)
        {
            double line = Math.Max(20, width - 2 * Spacing.Side);
            var request = new FrameRequest(
                plan, width, height, text,
                Header.Of(plan.Figure.Title, plan.Figure.Subtitle, line, headerLines, text),
                Footer.Of(plan.Figure.Warning, caption, line, captionLines, text), 0, 0)
            {
                GutterWidth = gutterWidth,
            };
            choice = WithLegend(request, content, wish);
            if (choice.Frame.Plot.Height >= LeastShare * height)
                break;
        }

        return choice!;
    }

    private static FrameChoice WithLegend(FrameRequest request, LegendContent content, LegendChoice wish)
    {
        PlotFrame bare = FrameSolver.Solve(request);
        if (content.Items.IsEmpty)
            return new FrameChoice(request, bare, null, LegendPlacement.Right);
        LegendBlock? column = LegendBlock.Column(content, RightShare * request.Width, bare.Plot.Height, request.Text);
        if (wish == LegendChoice.Inside && column is not null)
            return new FrameChoice(request, bare, column, LegendPlacement.Inside);
        if (wish == LegendChoice.Auto && request.GutterWidth == 0 && EndLabels.Try(request, content) is { } ends && ends.Frame.Plot.Width >= LeastShare * request.Width)
            return ends;
        if (wish != LegendChoice.Bottom && column is not null)
        {
            FrameRequest right = request with { RightWidth = Math.Ceiling(column.Width) };
            PlotFrame frame = FrameSolver.Solve(right);
            if (frame.Plot.Width >= LeastShare * request.Width && column.Height <= frame.Plot.Height)
                return new FrameChoice(right, frame, column, LegendPlacement.Right);
        }

        double spare = bare.Plot.Height - LeastShare * request.Height - Spacing.AboveLegend;
        LegendBlock block = LegendBlock.Columns(content, request.Width - 2 * Spacing.Side, Math.Max(40, spare), request.Text);
        FrameRequest bottom = request with { BottomHeight = Math.Ceiling(block.Height) };
        return new FrameChoice(bottom, FrameSolver.Solve(bottom), block, LegendPlacement.Bottom);
    }
}
