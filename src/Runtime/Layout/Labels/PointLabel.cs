namespace AiPerf.Plot.Layout;

/// <summary>A point's label before it is placed.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Members">The points it names, in layout units; several for equal labels of neighbours.</param>
/// <param name="Radius">The radius of their markers, ring included.</param>
/// <param name="Priority">Larger is placed earlier.</param>
/// <param name="IsEnd">Whether it names the first or last point of a series and must not be dropped.</param>
internal sealed record PointLabel(string Text, IReadOnlyList<Point> Members, double Radius, int Priority, bool IsEnd)
{
    /// <summary>The middle of the points.</summary>
    public Point Anchor { get; } = new(Members.Average(point => point.X), Members.Average(point => point.Y));

    /// <summary>The box around the markers.</summary>
    public Box MarkerBounds
    {
        get
        {
            double left = Members.Min(point => point.X) - Radius;
            double top = Members.Min(point => point.Y) - Radius;
            return new Box(left, top, Members.Max(point => point.X) + Radius - left, Members.Max(point => point.Y) + Radius - top);
        }
    }
}

/// <summary>A place for a label.</summary>
/// <param name="Bounds">The box of the text.</param>
/// <param name="Leaders">Thin lines to the markers; empty beside them.</param>
/// <param name="Cost">What the place costs by itself.</param>
/// <param name="CrossedLines">How many data lines run below it.</param>
internal sealed record LabelPlace(Box Bounds, IReadOnlyList<Segment> Leaders, double Cost, int CrossedLines);
