namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>
/// Whether two pictures look the same (spec plots 5.3): pixels differ beyond a distance in YIQ, smoothing of edges aside; few of them, in
/// no one place; and alike in structure at half the size.
/// </summary>
/// <param name="Differing">The share of pixels that differ.</param>
/// <param name="DensestBlock">The largest share in a block of 12 x 12.</param>
/// <param name="Similarity">The structural similarity after halving, 1 for equal pictures.</param>
/// <param name="Marks">Which pixels differ.</param>
internal sealed record PixelComparison(double Differing, double DensestBlock, double Similarity, bool[] Marks)
{
    private const double Threshold = 0.1;

    // The squared distance between black and white in YIQ, weighted.
    private const double Farthest = 35215;

    private const int Block = 12;
    private const double MostDiffering = 0.0005;
    private const double MostInBlock = 0.25;
    private const double LeastSimilarity = 0.995;

    /// <summary>Whether they look the same.</summary>
    public bool IsSame => Differing <= MostDiffering && DensestBlock <= MostInBlock && Similarity >= LeastSimilarity;

    /// <summary>The numbers in words.</summary>
    public override string ToString() => FormattableString.Invariant($"{Differing:0.000%} of the pixels differ, {DensestBlock:0%} of the worst block, similarity {Similarity:0.0000}");

    /// <summary>Compares two pictures of one size.</summary>
    public static PixelComparison Of(Pixels expected, Pixels actual)
    {
        Assert.AreEqual((expected.Width, expected.Height), (actual.Width, actual.Height));
        (int width, int height) = (expected.Width, expected.Height);
        bool[] marks = new bool[width * height];
        int[] blocks = new int[(width / Block + 1) * (height / Block + 1)];
        int differing = 0;
        for (int i = 0; i < marks.Length; i++)
        {
            if (Distance(expected, i, actual, i) <= Threshold * Threshold * Farthest)
                continue;
            if (IsSmoothing(expected, actual, i) || IsSmoothing(actual, expected, i))
                continue;
            marks[i] = true;
            differing++;
            blocks[i / width / Block * (width / Block + 1) + i % width / Block]++;
        }

        return new((double)differing / marks.Length, blocks.Max() / (double)(Block * Block), StructuralSimilarity(Halved(expected), Halved(actual), width / 2, height / 2), marks);
    }

    /// <summary>Expected, actual and their difference side by side.</summary>
    public Pixels Panels(Pixels expected, Pixels actual)
    {
        int width = expected.Width;
        byte[] rgb = new byte[3 * width * expected.Height * 3];
        for (int i = 0; i < Marks.Length; i++)
        {
            int row = i / width * width * 9;
            int column = i % width * 3;
            expected.Rgb.AsSpan(3 * i, 3).CopyTo(rgb.AsSpan(row + column));
            actual.Rgb.AsSpan(3 * i, 3).CopyTo(rgb.AsSpan(row + width * 3 + column));
            Span<byte> shown = rgb.AsSpan(row + width * 6 + column, 3);
            shown.Fill((byte)(255 - (255 - Luma(expected, i)) / 8));
            if (Marks[i])
                (shown[0], shown[1], shown[2]) = (230, 0, 0);
        }

        return new(3 * width, expected.Height, rgb);
    }

    private static double Distance(Pixels a, int i, Pixels b, int j)
    {
        (double r, double g, double blue) = (a.Rgb[3 * i] - b.Rgb[3 * j], a.Rgb[3 * i + 1] - b.Rgb[3 * j + 1], a.Rgb[3 * i + 2] - b.Rgb[3 * j + 2]);
        double y = 0.299 * r + 0.587 * g + 0.114 * blue;
        double inPhase = 0.596 * r - 0.274 * g - 0.322 * blue;
        double quadrature = 0.211 * r - 0.523 * g + 0.312 * blue;
        return 0.5053 * y * y + 0.299 * inPhase * inPhase + 0.1957 * quadrature * quadrature;
    }

    private static double Luma(Pixels picture, int i) => 0.299 * picture.Rgb[3 * i] + 0.587 * picture.Rgb[3 * i + 1] + 0.114 * picture.Rgb[3 * i + 2];

    // A pixel smooths an edge when it lies between a darker and a lighter neighbour, one of which is part of an even surface in both
    // pictures (Vysniauskas 2009).
    private static bool IsSmoothing(Pixels picture, Pixels other, int at)
    {
        double own = Luma(picture, at);
        int equal = 0;
        (double darkest, double lightest) = (0, 0);
        (int dark, int light) = (-1, -1);
        foreach (int neighbour in Around(picture, at))
        {
            double difference = Luma(picture, neighbour) - own;
            if (difference == 0 && ++equal > 2)
                return false;
            if (difference < darkest)
                (darkest, dark) = (difference, neighbour);
            else if (difference > lightest)
                (lightest, light) = (difference, neighbour);
        }

        return dark >= 0 && light >= 0 && ((IsEven(picture, dark) && IsEven(other, dark)) || (IsEven(picture, light) && IsEven(other, light)));
    }

    private static bool IsEven(Pixels picture, int at) => Around(picture, at).Count(neighbour => picture.Rgb.AsSpan(3 * neighbour, 3).SequenceEqual(picture.Rgb.AsSpan(3 * at, 3))) > 2;

    private static IEnumerable<int> Around(Pixels picture, int at)
    {
        (int x, int y) = (at % picture.Width, at / picture.Width);
        for (int row = Math.Max(0, y - 1); row <= Math.Min(picture.Height - 1, y + 1); row++)
        {
            for (int column = Math.Max(0, x - 1); column <= Math.Min(picture.Width - 1, x + 1); column++)
            {
                if (row != y || column != x)
                    yield return row * picture.Width + column;
            }
        }
    }

    private static double[] Halved(Pixels picture)
    {
        (int width, int height) = (picture.Width / 2, picture.Height / 2);
        double[] half = new double[width * height];
        for (int i = 0; i < half.Length; i++)
        {
            int at = i / width * 2 * picture.Width + i % width * 2;
            half[i] = (Luma(picture, at) + Luma(picture, at + 1) + Luma(picture, at + picture.Width) + Luma(picture, at + picture.Width + 1)) / 4;
        }

        return half;
    }

    // The mean over windows of 8 x 8 (Wang and others 2004).
    private static double StructuralSimilarity(double[] a, double[] b, int width, int height)
    {
        const int Window = 8;
        const double C1 = 0.01 * 255 * 0.01 * 255;
        const double C2 = 0.03 * 255 * 0.03 * 255;
        double sum = 0;
        int count = 0;
        for (int top = 0; top + Window <= height; top += Window / 2)
        {
            for (int left = 0; left + Window <= width; left += Window / 2)
            {
                (double sa, double sb, double saa, double sbb, double sab) = (0, 0, 0, 0, 0);
                for (int y = top; y < top + Window; y++)
                {
                    for (int x = left; x < left + Window; x++)
                    {
                        (double va, double vb) = (a[y * width + x], b[y * width + x]);
                        sa += va;
                        sb += vb;
                        saa += va * va;
                        sbb += vb * vb;
                        sab += va * vb;
                    }
                }

                const int N = Window * Window;
                (double ma, double mb) = (sa / N, sb / N);
                (double varianceA, double varianceB, double covariance) = (saa / N - ma * ma, sbb / N - mb * mb, sab / N - ma * mb);
                sum += (2 * ma * mb + C1) * (2 * covariance + C2) / ((ma * ma + mb * mb + C1) * (varianceA + varianceB + C2));
                count++;
            }
        }

        return sum / count;
    }
}
