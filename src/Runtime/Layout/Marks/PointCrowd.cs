using System.Runtime.InteropServices;

namespace AiPerf.Plot.Layout;

/// <summary>
/// Points by how crowded it is around them. The opacity that lets a crowd show its density would hide the few slow requests far from
/// it, which are what a reader looks for: those are nearly opaque.
/// </summary>
internal static class PointCrowd
{
    // Up to so many markers around one, itself included, hardly cover one another.
    private const double Sparse = 3;

    // From one opacity to the next: few enough marks, and no step that the eye takes for a change of density.
    private const double Step = 0.9;

    /// <summary>Groups points by opacity, the faintest first.</summary>
    /// <param name="points">The centres.</param>
    /// <param name="style">The style of the crowd.</param>
    public static IEnumerable<(double Opacity, Point[] Points)> ByOpacity(IReadOnlyList<Point> points, PointStyle style)
    {
        double size = style.Size;
        Dictionary<(int Column, int Row), int> cells = [];
        foreach (Point point in points)
            CollectionsMarshal.GetValueRefOrAddDefault(cells, Cell(point, size), out _)++;
        return points.GroupBy(point => Opacity(Around(cells, Cell(point, size)), style))
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, group.ToArray()));
    }

    private static (int Column, int Row) Cell(Point point, double size) => ((int)Math.Floor(point.X / size), (int)Math.Floor(point.Y / size));

    private static int Around(Dictionary<(int Column, int Row), int> cells, (int Column, int Row) cell)
    {
        int count = 0;
        for (int column = cell.Column - 1; column <= cell.Column + 1; column++)
        {
            for (int row = cell.Row - 1; row <= cell.Row + 1; row++)
                count += cells.GetValueOrDefault((column, row));
        }

        return count;
    }

    private static double Opacity(int around, PointStyle style)
    {
        // Falling with the square root of the crowd, so that its ink still grows: a dense place never looks emptier than a sparse one.
        double opacity = PointStyle.Lone;
        while (opacity * opacity * around > PointStyle.Lone * PointStyle.Lone * Sparse && opacity > style.Opacity)
            opacity *= Step;
        return Math.Max(opacity, style.Opacity);
    }
}
