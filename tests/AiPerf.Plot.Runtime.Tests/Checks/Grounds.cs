using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>What lies below a place of a drawing.</summary>
internal static class Grounds
{
    /// <summary>The colours that are seen below a box before a step is drawn. Hairlines do not count: grid and axes, and what strikes a name out.</summary>
    /// <param name="list">The drawing.</param>
    /// <param name="step">The step.</param>
    /// <param name="box">The box.</param>
    /// <param name="boxesOnly">Whether only plain boxes count: the paper, the plot area, the warning's box.</param>
    public static IReadOnlyCollection<Rgba> Below(DrawList list, int step, Box box, bool boxesOnly = false)
    {
        HashSet<Rgba> grounds = [list.Background];
        foreach (DrawOp op in list.Ops.Take(step))
        {
            switch (op)
            {
                case FillBox fill when fill.Area.Contains(box):
                    grounds = [.. grounds.Select(fill.Color.Over)];
                    break;
                case FillBox fill when fill.Area.Intersects(box):
                    Add(fill.Color);
                    break;
                case FillPath fill when !boxesOnly && IsSeen(op, box) && fill.Path.Bounds.Intersects(box):
                    Add(fill.Color);
                    break;
                case StrokePath { Width: > 1 } stroke when !boxesOnly && IsSeen(op, box) && Crosses(stroke, box):
                    Add(stroke.Color);
                    break;
                case DrawMarkers markers when !boxesOnly && IsSeen(op, box) && markers.Centres.Any(centre => box.Inflate(markers.Size / 2).Contains(new Box(centre.X, centre.Y, 0, 0))):
                    Add(markers.Fill);
                    break;
            }
        }

        return grounds;

        void Add(Rgba color) => grounds.UnionWith([.. grounds.Select(color.Over)]);
    }

    private static bool IsSeen(DrawOp op, Box box) => op.Clip is not { } clip || clip.Intersects(box);

    private static bool Crosses(StrokePath stroke, Box box)
    {
        int next = 0;
        foreach (PathVerb verb in stroke.Path.Verbs)
        {
            if (verb == PathVerb.Line && new Segment(stroke.Path.Points[next - 1], stroke.Path.Points[next]).Meets(box))
                return true;
            next += verb switch { PathVerb.Quad => 2, PathVerb.Cubic => 3, PathVerb.Close => 0, _ => 1 };
        }

        return false;
    }
}
