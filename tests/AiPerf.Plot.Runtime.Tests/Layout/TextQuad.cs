using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

/// <summary>The four corners of a text as it lies in the picture, turned or not.</summary>
internal sealed record TextQuad(Point[] Corners)
{
    // Half of the tolerance of V-1: two texts may overlap by as much.
    private const double Slack = 0.25;

    /// <summary>The corners of a text. The box around a turned text tells its width and height.</summary>
    public static TextQuad Of(TextBox text)
    {
        double turn = text.Angle * Math.PI / 180;
        (double sin, double cos) = (Math.Abs(Math.Sin(turn)), Math.Abs(Math.Cos(turn)));
        bool isUpright = Math.Abs(cos * cos - sin * sin) < 1e-9 || sin < 1e-9 || cos < 1e-9;
        double divisor = cos * cos - sin * sin;
        (double width, double height) = isUpright
            ? (text.Bounds.Width, text.Bounds.Height)
            : ((text.Bounds.Width * cos - text.Bounds.Height * sin) / divisor, (text.Bounds.Height * cos - text.Bounds.Width * sin) / divisor);
        double angle = isUpright ? 0 : turn;
        (double halfWidth, double halfHeight) = (Math.Max(0, width / 2 - Slack), Math.Max(0, height / 2 - Slack));
        (double x, double y) = (text.Bounds.X + text.Bounds.Width / 2, text.Bounds.Y + text.Bounds.Height / 2);
        (double, double)[] corners = [(-halfWidth, -halfHeight), (halfWidth, -halfHeight), (halfWidth, halfHeight), (-halfWidth, halfHeight)];
        return new(Array.ConvertAll(corners, Turned));

        Point Turned((double X, double Y) corner) =>
            new(x + corner.X * Math.Cos(angle) - corner.Y * Math.Sin(angle), y + corner.X * Math.Sin(angle) + corner.Y * Math.Cos(angle));
    }

    /// <summary>Whether no line parts the two (separating axis).</summary>
    public bool Overlaps(TextQuad other) => Normals().Concat(other.Normals()).All(normal =>
    {
        (double low, double high) = Along(normal);
        (double otherLow, double otherHigh) = other.Along(normal);
        return low < otherHigh && otherLow < high;
    });

    private IEnumerable<Point> Normals()
    {
        for (int i = 0; i < 2; i++)
            yield return new(Corners[i].Y - Corners[i + 1].Y, Corners[i + 1].X - Corners[i].X);
    }

    private (double Low, double High) Along(Point normal)
    {
        double[] at = Array.ConvertAll(Corners, corner => corner.X * normal.X + corner.Y * normal.Y);
        return (at.Min(), at.Max());
    }
}
