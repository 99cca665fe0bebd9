namespace AiPerf.Plot.Layout;

/// <summary>A point's label before it is placed.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Members">The points it names, in layout units; several for equal labels of neighbours.</param>
/// <param name="Radii">The radius of each point's marker.</param>
/// <param name="Priority">Larger is placed earlier.</param>
/// <param name="IsEnd">Whether it names the first or last point of a series and must not be dropped.</param>
internal sealed record PointLabel(string Text, IReadOnlyList<Point> Members, IReadOnlyList<double> Radii, int Priority, bool IsEnd)
{
    /// <summary>The middle of the points.</summary>
    public Point Anchor { get; } = new(Members.Average(point => point.X), Members.Average(point => point.Y));

    /// <summary>The box around the markers.</summary>
    public Box MarkerBounds
    {
        get
        {
            double radius = Radii.Max();
            double left = Members.Min(point => point.X) - radius;
            double top = Members.Min(point => point.Y) - radius;
            return new Box(left, top, Members.Max(point => point.X) + radius - left, Members.Max(point => point.Y) + radius - top);
        }
    }
}

/// <summary>A place for a label.</summary>
/// <param name="Bounds">The box of the text.</param>
/// <param name="Leaders">Thin lines to the markers; empty beside them.</param>
/// <param name="Cost">What the place costs by itself.</param>
/// <param name="CrossedLines">How many data lines run below it.</param>
internal sealed record LabelPlace(Box Bounds, Segment[] Leaders, double Cost, int CrossedLines)
{
    /// <summary>The box around text and leaders: places whose reaches are apart cannot be in conflict.</summary>
    public Box Reach { get; } = ReachOf(Bounds, Leaders);

    /// <summary>Whether two places cannot both be taken.</summary>
    public bool Excludes(LabelPlace other)
    {
        if (!Reach.Intersects(other.Reach))
            return false;
        if (Bounds.Inflate(2).Intersects(other.Bounds) || Meets(Leaders, other.Bounds) || Meets(other.Leaders, Bounds))
            return true;
        foreach (Segment leader in Leaders)
        {
            foreach (Segment second in other.Leaders)
            {
                if (leader.Crosses(second))
                    return true;
            }
        }

        return false;
    }

    private static bool Meets(Segment[] leaders, Box bounds)
    {
        foreach (Segment leader in leaders)
        {
            if (leader.Meets(bounds.Inflate(1)))
                return true;
        }

        return false;
    }

    private static Box ReachOf(Box bounds, Segment[] leaders)
    {
        (double left, double top, double right, double bottom) = (bounds.X, bounds.Y, bounds.Right, bounds.Bottom);
        foreach (Segment leader in leaders)
        {
            left = Math.Min(left, leader.B.X);
            top = Math.Min(top, leader.B.Y);
            right = Math.Max(right, leader.B.X);
            bottom = Math.Max(bottom, leader.B.Y);
        }

        return new Box(left, top, right - left, bottom - top).Inflate(2);
    }
}
