using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>What stands where in a plot area: markers and error bars that no label may touch, lines that it should not cross (spec plots A.4).</summary>
internal sealed class Occupancy
{
    private const double Cell = 32;
    private const double MarkerMargin = 2;
    private readonly Box _area;
    private readonly int _columns;
    private readonly int _rows;
    private readonly List<Obstacle>?[] _cells;
    private int _boxes;

    /// <summary>An empty area.</summary>
    /// <param name="area">The plot area.</param>
    public Occupancy(Box area)
    {
        _area = area;
        _columns = Math.Max(1, (int)Math.Ceiling(area.Width / Cell));
        _rows = Math.Max(1, (int)Math.Ceiling(area.Height / Cell));
        _cells = new List<Obstacle>?[_columns * _rows];
    }

    /// <summary>The plot area.</summary>
    public Box Area => _area;

    /// <summary>The area with the marks of a panel.</summary>
    public static Occupancy Of(Box area, IReadOnlyList<Mark> marks, int panel)
    {
        var occupancy = new Occupancy(area);
        for (int i = 0; i < marks.Count; i++)
        {
            if (marks[i].Panel == panel)
                occupancy.Add(marks[i], i);
        }

        return occupancy;
    }

    /// <summary>Adds a box that labels must keep off.</summary>
    public void AddBox(Box box) => AddTo(box, new Obstacle(ObstacleKind.Solid, -(++_boxes), box, default));

    /// <summary>Whether a box meets a marker, an error bar or another solid thing.</summary>
    public bool IsTaken(Box box)
    {
        (int left, int top, int right, int bottom) = Cells(box);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                if (_cells[row * _columns + column] is not { } cell)
                    continue;
                foreach (Obstacle obstacle in cell)
                {
                    if (obstacle.Kind == ObstacleKind.Solid && obstacle.Meets(box))
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a leader runs through a solid thing other than those around the marker it ends at.</summary>
    public bool IsTaken(Segment leader, Box marker) =>
        Near(leader).Any(obstacle => !obstacle.Bounds.Intersects(marker) && leader.Meets(obstacle.Bounds));

    /// <summary>Whether a leader passes over a marker that its label does not name.</summary>
    public bool PassesMarker(Segment leader, IReadOnlyList<Point> members) => Near(leader).Any(obstacle =>
        obstacle.Piece == default && leader.Meets(obstacle.Bounds.Inflate(-MarkerMargin)) && !members.Any(obstacle.IsAt));

    private IEnumerable<Obstacle> Near(Segment leader)
    {
        (int left, int top, int right, int bottom) = Cells(BoundsOf(leader));
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                foreach (Obstacle obstacle in _cells[row * _columns + column] ?? [])
                {
                    if (obstacle.Kind == ObstacleKind.Solid)
                        yield return obstacle;
                }
            }
        }
    }

    /// <summary>How many solid things a box meets.</summary>
    public int CountSolid(Box box) => Count(box, ObstacleKind.Solid);

    /// <summary>How many data lines cross a box; each counts once.</summary>
    public int CountLines(Box box) => Count(box, ObstacleKind.Line);

    /// <summary>How many reference lines cross a box.</summary>
    public int CountReferences(Box box) => Count(box, ObstacleKind.Reference);

    private void Add(Mark mark, int id)
    {
        switch (mark.Kind)
        {
            case MarkKind.Points:
                double reach = mark.Size / 2 + mark.Ring + MarkerMargin;
                foreach (Point center in mark.Vertices)
                {
                    var box = new Box(center.X - reach, center.Y - reach, 2 * reach, 2 * reach);
                    AddTo(box, new Obstacle(ObstacleKind.Solid, id, box, default));
                }

                break;
            case MarkKind.Fill when mark.Z == ZLayer.Marker:
                foreach (Point[] piece in Outline.Pieces(mark.Vertices))
                {
                    Box bounds = BoundsOf(new Segment(piece[0], piece[2]));
                    AddTo(bounds, new Obstacle(ObstacleKind.Solid, id, bounds, default));
                }

                break;
            case MarkKind.Segments when mark.Z == ZLayer.ErrorBar:
                for (int i = 0; i + 1 < mark.Vertices.Length; i += 2)
                    AddSegment(new Segment(mark.Vertices[i], mark.Vertices[i + 1]), ObstacleKind.Solid, id);
                break;
            case MarkKind.Segments when mark.Z == ZLayer.Line:
                for (int i = 0; i + 1 < mark.Vertices.Length; i += 2)
                    AddSegment(new Segment(mark.Vertices[i], mark.Vertices[i + 1]), ObstacleKind.Line, id);
                break;
            case MarkKind.Line when mark.Z is not ZLayer.Band:
                bool isReference = mark.Color.Role == ColorRole.Reference || mark.Z == ZLayer.Reference;
                for (int i = 0; i + 1 < mark.Vertices.Length; i++)
                    AddSegment(new Segment(mark.Vertices[i], mark.Vertices[i + 1]), isReference ? ObstacleKind.Reference : ObstacleKind.Line, id);
                break;
        }
    }

    private void AddSegment(Segment segment, ObstacleKind kind, int id)
    {
        if (Outline.IsGap(segment.A) || Outline.IsGap(segment.B) || segment.ClippedTo(_area) is not { } clipped)
            return;

        // Short pieces touch few cells; the bounds of a long diagonal would touch most of them.
        int pieces = Math.Max(1, (int)Math.Ceiling(clipped.Length / Cell));
        for (int i = 0; i < pieces; i++)
        {
            var piece = new Segment(At((double)i / pieces), At((double)(i + 1) / pieces));
            Box bounds = BoundsOf(piece);
            AddTo(bounds, new Obstacle(kind, id, bounds, piece));
        }

        Point At(double share) => new(
            clipped.A.X + share * (clipped.B.X - clipped.A.X), clipped.A.Y + share * (clipped.B.Y - clipped.A.Y));
    }

    private static Box BoundsOf(Segment segment)
    {
        double x = Math.Min(segment.A.X, segment.B.X);
        double y = Math.Min(segment.A.Y, segment.B.Y);
        return new Box(x - 0.5, y - 0.5, Math.Abs(segment.A.X - segment.B.X) + 1, Math.Abs(segment.A.Y - segment.B.Y) + 1);
    }

    private void AddTo(Box box, Obstacle obstacle)
    {
        (int left, int top, int right, int bottom) = Cells(box);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
                (_cells[row * _columns + column] ??= []).Add(obstacle);
        }
    }

    private int Count(Box box, ObstacleKind kind)
    {
        HashSet<int>? ids = null;
        (int left, int top, int right, int bottom) = Cells(box);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                if (_cells[row * _columns + column] is not { } cell)
                    continue;
                foreach (Obstacle obstacle in cell)
                {
                    if (obstacle.Kind == kind && obstacle.Meets(box))
                        (ids ??= []).Add(obstacle.Id);
                }
            }
        }

        return ids?.Count ?? 0;
    }

    private (int Left, int Top, int Right, int Bottom) Cells(Box box) => (
        Math.Clamp((int)((box.X - _area.X) / Cell), 0, _columns - 1), Math.Clamp((int)((box.Y - _area.Y) / Cell), 0, _rows - 1),
        Math.Clamp((int)((box.Right - _area.X) / Cell), 0, _columns - 1), Math.Clamp((int)((box.Bottom - _area.Y) / Cell), 0, _rows - 1));

    private enum ObstacleKind
    {
        Solid,
        Line,
        Reference,
    }

    private readonly record struct Obstacle(ObstacleKind Kind, int Id, Box Bounds, Segment Piece)
    {
        public bool IsAt(Point center) =>
            Math.Abs(Bounds.X + Bounds.Width / 2 - center.X) < 1 && Math.Abs(Bounds.Y + Bounds.Height / 2 - center.Y) < 1;

        public bool Meets(Box box) => Bounds.Intersects(box) && (Piece == default || Piece.Meets(box));
    }
}
