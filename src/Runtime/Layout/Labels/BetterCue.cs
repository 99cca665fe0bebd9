using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>The star, word and arrow at the corner that is better on both axes; never over data (spec plots R-30).</summary>
internal static class BetterCue
{
    private const string Word = "better";
    private const double Star = 14;
    private const double Arrow = 36;
    private const double Inset = 10;
    private const double Padding = 6;
    private const double Gap = 6;
    private static readonly double Side = Arrow / Math.Sqrt(2);
    private static readonly TextLook Look = new(TextSizes.Cue, IsBold: true);

    /// <summary>The better side on each axis as (-1, 0 or 1; y downwards); zeros when either is unknown.</summary>
    public static (int X, int Y) Corner(Panel panel)
    {
        int x = panel.X.Better switch { BetterDirection.Higher => 1, BetterDirection.Lower => -1, _ => 0 };
        int y = panel.Y.Better switch { BetterDirection.Higher => -1, BetterDirection.Lower => 1, _ => 0 };
        return x == 0 || y == 0 ? (0, 0) : (x, y);
    }

    /// <summary>Adds the cue where it covers nothing: in the corner, else in the row of the subtitle, else nowhere.</summary>
    public static void Place(
        Figure figure, Box area, Occupancy occupancy, double canvasWidth, TextMaker text, List<TextBox> texts, MarkSink sink)
    {
        (int X, int Y) corner = Corner(figure.Panels[0]);
        if (!figure.ShowBetterCorner || corner == (0, 0))
            return;
        double width = Star + Gap + text.Width(Word, TextSizes.Cue, true) + Gap + Side;
        var inside = new Box(
            corner.X < 0 ? area.X + Inset : area.Right - Inset - width, corner.Y < 0 ? area.Y + Inset : area.Bottom - Inset - Side, width, Side);
        Box padded = inside.Inflate(Padding);
        if (area.Contains(inside) && !occupancy.IsTaken(padded) && occupancy.CountLines(padded) == 0 && IsClear(padded, texts))
        {
            occupancy.AddBox(padded);
            Draw(inside, corner, text, texts, sink);
            return;
        }

        TextBox? subtitle = texts.LastOrDefault(box => box.Role == TextRole.Subtitle);
        double middle = subtitle is null ? area.Y - Spacing.AbovePlot : subtitle.Bounds.Y + subtitle.Bounds.Height / 2;
        double x = corner.X < 0 && subtitle is not null ? subtitle.Bounds.Right + 4 * Gap : area.Right - width;
        var outside = new Box(x, middle - Side / 2, width, Side);
        if (outside.Right <= canvasWidth - Spacing.Side && outside.Bottom <= area.Y && IsClear(outside, texts))
            Draw(outside, corner, text, texts, sink);
    }

    private static bool IsClear(Box box, List<TextBox> texts) => !texts.Any(other => other.Bounds.Intersects(box));

    // The star stands at the outer end; the arrow points into the corner.
    private static void Draw(Box box, (int X, int Y) corner, TextMaker text, List<TextBox> texts, MarkSink sink)
    {
        double middle = box.Y + box.Height / 2;
        double wordWidth = text.Width(Word, TextSizes.Cue, true);
        bool isLeft = corner.X < 0;
        double star = isLeft ? box.X + Star / 2 : box.Right - Star / 2;
        double word = isLeft ? box.X + Star + Gap : box.Right - Star - Gap - wordWidth;
        double arrow = isLeft ? box.Right - Side : box.X;
        var color = new ColorToken(ColorRole.Text);
        sink.Marks.Add(new Mark { Kind = MarkKind.CueStar, Z = ZLayer.Cue, Color = color, Size = Star, Vertices = [new Point(star, middle)] });
        Point tail = new(isLeft ? arrow + Side : arrow, corner.Y < 0 ? box.Bottom : box.Y);
        Point head = new(isLeft ? arrow : arrow + Side, corner.Y < 0 ? box.Y : box.Bottom);
        sink.Marks.Add(new Mark { Kind = MarkKind.CueArrow, Z = ZLayer.Cue, Color = color, StrokeWidth = 1.5, Vertices = [tail, head] });
        texts.Add(text.AtTopLeft(TextRole.Cue, Word, word, middle - text.BoxHeight(TextSizes.Cue, true) / 2, Look));
    }
}
