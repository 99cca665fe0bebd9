using System.Globalization;

namespace AiPerf.Plot.Rendering;

/// <summary>An sRGB colour with straight alpha.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
/// <param name="A">Opacity, 0 to 255.</param>
internal readonly record struct Rgba(byte R, byte G, byte B, byte A = 255)
{
    /// <summary>Whether it shows nothing.</summary>
    public bool IsClear => A == 0;

    /// <summary>The colour written as <c>#RRGGBB</c>.</summary>
    /// <exception cref="FormatException">When it is written otherwise.</exception>
    public static Rgba Parse(string text)
    {
        if (text.Length != 7 || text[0] != '#')
            throw new FormatException($"'{text}' is not a colour; write #RRGGBB.");
        var value = uint.Parse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The same colour at an opacity of 0 to 1.</summary>
    public Rgba WithOpacity(double opacity) => this with { A = (byte)Math.Round(255 * Math.Clamp(opacity, 0, 1)) };

    /// <summary>What is seen when this colour is painted over an opaque one.</summary>
    public Rgba Over(Rgba background)
    {
        var opacity = A / 255.0;
        byte Channel(byte front, byte back) => (byte)Math.Round(front * opacity + back * (1 - opacity));
        return new(Channel(R, background.R), Channel(G, background.G), Channel(B, background.B));
    }

    /// <summary>The colour between this one and another, per channel.</summary>
    /// <param name="other">The colour at 1.</param>
    /// <param name="share">0 to 1.</param>
    public Rgba Towards(Rgba other, double share)
    {
        byte Channel(byte from, byte to) => (byte)Math.Round(from + (to - from) * share);
        return new(Channel(R, other.R), Channel(G, other.G), Channel(B, other.B), Channel(A, other.A));
    }

    /// <summary>The WCAG 2 contrast of two opaque colours, 1 to 21.</summary>
    public double ContrastWith(Rgba other)
    {
        (double a, double b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private double Luminance
    {
        get
        {
            static double Linear(byte channel)
            {
                double share = channel / 255.0;
                return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
            }

            return 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);
        }
    }

    /// <summary><c>#RRGGBB</c>, without the opacity.</summary>
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{R:X2}{G:X2}{B:X2}");
}
