namespace AiPerf.Plot.Layout;

/// <summary>The places a point's label may take, with what each costs by itself (spec plots A.4).</summary>
internal static class LabelCandidates
{
    private const double MarkerGap = 3;
    private const double MergedGap = 8;
    private const double MostLeader = 90;

    // More than the nearest place with a leader: text on a line is harder to read than text beside it.
    private const double LineCost = 9;

    // Less than what the second ring costs more than the first: a leader over a pale neighbour beats a long one.
    private const double PassedMarkerCost = 2;
    private static readonly double[] Rings = [22, 44];
    private static readonly double[] FarRings = [22, 44, 62, 80];

    // North, north-east, north-west, east, west, south, south-east, south-west.
    private static readonly (int X, int Y, double Cost)[] Sides =
        [(0, -1, 0), (1, -1, 1), (-1, -1, 1), (1, 0, 2), (-1, 0, 2), (0, 1, 3), (1, 1, 3), (-1, 1, 3)];

    /// <summary>The places that meet nothing solid, cheapest first.</summary>
    /// <param name="label">The label.</param>
    /// <param name="width">Width of its text.</param>
    /// <param name="height">Height of its text.</param>
    /// <param name="occupancy">What stands in the plot area.</param>
    /// <param name="better">The better side on each axis (-1, 0 or 1; y downwards).</param>
    public static List<LabelPlace> Of(PointLabel label, double width, double height, Occupancy occupancy, (int X, int Y) better)
    {
        var places = new List<LabelPlace>();
        Box inner = occupancy.Area.Inflate(-2);
        Box markers = label.MarkerBounds;
        double gap = MarkerGap;
        foreach ((int dx, int dy, double cost) in Sides)
        {
            // Diagonal places tuck in at the marker's corner.
            double reach = dx != 0 && dy != 0 ? gap * 0.5 : gap;
            double x = dx < 0 ? markers.X - reach - width : dx > 0 ? markers.Right + reach : label.Anchor.X - width / 2;
            double y = dy < 0 ? markers.Y - reach - height : dy > 0 ? markers.Bottom + reach : label.Anchor.Y - height / 2;
            Consider(new Box(x, y, width, height), cost, false, dx, dy);
        }

        foreach (double ring in label.IsEnd ? FarRings : Rings)
        {
            for (int i = 0; i < 16; i++)
            {
                (double sin, double cos) = Math.SinCos((i * Math.PI / 8) - Math.PI / 2);
                var center = new Point(label.Anchor.X + cos * (ring + width / 2), label.Anchor.Y + sin * (ring + height / 2));
                var box = new Box(center.X - width / 2, center.Y - height / 2, width, height);
                Consider(box, 6 + ring / 10, true, Math.Sign(Math.Round(cos, 6)), Math.Sign(Math.Round(sin, 6)));
            }
        }

        // A stable order: equal costs keep the order of the sides.
        return [.. places.OrderBy(place => place.Cost).ThenBy(place => place.CrossedLines)];

        void Consider(Box box, double cost, bool hasLeader, int dx, int dy)
        {
            Box padded = box.Inflate(2);
            if (!inner.Contains(box) || occupancy.IsTaken(box))
                return;
            Segment[] leaders = Leaders(label, box, hasLeader);
            if (Array.Exists(leaders, leader => leader.Length > MostLeader || occupancy.IsTaken(leader, markers.Inflate(2))))
                return;
            int crossed = occupancy.CountLines(padded);
            bool passes = Array.Exists(leaders, leader => occupancy.PassesMarker(leader, label.Members));
            double sideways = better != (0, 0) && dx * better.X + dy * better.Y < 0 ? 1 : 0;
            places.Add(new LabelPlace(box, leaders, cost + LineCost * crossed + 2 * occupancy.CountReferences(padded) + (passes ? PassedMarkerCost : 0) + sideways, crossed));
        }
    }

    private static Segment[] Leaders(PointLabel label, Box box, bool hasLeader)
    {
        var leaders = new List<Segment>();
        for (int i = 0; i < label.Members.Count; i++)
        {
            (Point member, double radius) = (label.Members[i], label.Radii[i]);
            var near = new Point(Math.Clamp(member.X, box.X, box.Right), Math.Clamp(member.Y, box.Y, box.Bottom));
            double length = new Segment(near, member).Length;
            if ((!hasLeader && (label.Members.Count == 1 || length - radius <= MergedGap)) || length <= radius)
                continue;
            // Markers merge only where they touch: the one in front speaks for the one behind it.
            if (label.Members.Any(other => other != member && new Segment(near, member).Meets(new Box(other.X, other.Y, 0, 0).Inflate(radius / 2))))
                continue;
            double share = radius / length;
            leaders.Add(new Segment(near, new Point(member.X + share * (near.X - member.X), member.Y + share * (near.Y - member.Y))));
        }

        return [.. leaders];
    }
}
