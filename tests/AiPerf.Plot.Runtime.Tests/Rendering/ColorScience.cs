using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

/// <summary>Contrast (WCAG 2) and colour differences (CIEDE2000) as seen by normal and colour-blind eyes (Machado 2009, severity 1).</summary>
internal static class ColorScience
{
    private static readonly double[][] Simulations =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ];

    public static double Contrast(Rgba a, Rgba b)
    {
        var (light, dark) = (Luminance(a), Luminance(b));
        if (light < dark)
            (light, dark) = (dark, light);
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>The least difference of any two colours over all simulations.</summary>
    public static double LeastDifference(IReadOnlyList<Rgba> colors)
    {
        var least = double.MaxValue;
        foreach (var simulation in Simulations)
        {
            var labs = colors.Select(color => Lab(color, simulation)).ToArray();
            for (var i = 0; i < labs.Length; i++)
            {
                for (var j = 0; j < i; j++)
                    least = Math.Min(least, Difference(labs[i], labs[j]));
            }
        }

        return least;
    }

    /// <summary>CIE lightness, 0 to 100: what is left of a colour in grey.</summary>
    public static double Lightness(Rgba color) => 116 * Math.Cbrt(Math.Max(Luminance(color), 0.008856)) - 16;

    private static double Luminance(Rgba color) => 0.2126 * Linear(color.R) + 0.7152 * Linear(color.G) + 0.0722 * Linear(color.B);

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static (double L, double A, double B) Lab(Rgba color, double[] m)
    {
        double[] rgb = [Linear(color.R), Linear(color.G), Linear(color.B)];
        var seen = new double[3];
        for (var i = 0; i < 3; i++)
            seen[i] = Math.Clamp(m[3 * i] * rgb[0] + m[3 * i + 1] * rgb[1] + m[3 * i + 2] * rgb[2], 0, 1);
        var x = F((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
        var y = F(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
        var z = F((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));

        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double Difference((double L, double A, double B) first, (double L, double A, double B) second)
    {
        var mean = (Math.Sqrt(first.A * first.A + first.B * first.B) + Math.Sqrt(second.A * second.A + second.B * second.B)) / 2;
        var g = 0.5 * (1 - Math.Sqrt(Math.Pow(mean, 7) / (Math.Pow(mean, 7) + Math.Pow(25, 7))));
        var (a1, a2) = (first.A * (1 + g), second.A * (1 + g));
        var (c1, c2) = (Math.Sqrt(a1 * a1 + first.B * first.B), Math.Sqrt(a2 * a2 + second.B * second.B));
        var (h1, h2) = (Hue(first.B, a1), Hue(second.B, a2));
        var turn = h2 - h1;
        if (c1 * c2 == 0)
            turn = 0;
        else if (turn > 180)
            turn -= 360;
        else if (turn < -180)
            turn += 360;
        var dh = 2 * Math.Sqrt(c1 * c2) * Math.Sin(Radians(turn / 2));
        var l = (first.L + second.L) / 2;
        var c = (c1 + c2) / 2;
        var h = c1 * c2 == 0 ? h1 + h2 : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
        var t = 1 - 0.17 * Math.Cos(Radians(h - 30)) + 0.24 * Math.Cos(Radians(2 * h)) + 0.32 * Math.Cos(Radians(3 * h + 6)) - 0.2 * Math.Cos(Radians(4 * h - 63));
        var sl = 1 + 0.015 * (l - 50) * (l - 50) / Math.Sqrt(20 + (l - 50) * (l - 50));
        var sc = 1 + 0.045 * c;
        var sh = 1 + 0.015 * c * t;
        var rt = -2 * Math.Sqrt(Math.Pow(c, 7) / (Math.Pow(c, 7) + Math.Pow(25, 7))) * Math.Sin(Radians(60 * Math.Exp(-Math.Pow((h - 275) / 25, 2))));
        var (dl, dc) = ((second.L - first.L) / sl, (c2 - c1) / sc);
        return Math.Sqrt(dl * dl + dc * dc + dh / sh * (dh / sh) + rt * dc * dh / sh);
    }

    private static double Hue(double b, double a) => (Math.Atan2(b, a) * 180 / Math.PI + 360) % 360;

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
