namespace AiPerf.Plot.Layout;

/// <summary>Maps data values of one axis to layout units.</summary>
/// <param name="IsLog">Whether positions are logarithmic.</param>
/// <param name="Min">The data value at <paramref name="Start"/>; positive when logarithmic.</param>
/// <param name="Max">The data value at <paramref name="End"/>, above <paramref name="Min"/>.</param>
/// <param name="Start">Layout position of the lower end (left edge, or bottom edge).</param>
/// <param name="End">Layout position of the upper end.</param>
internal readonly record struct AxisMapping(bool IsLog, double Min, double Max, double Start, double End)
{
    // Far enough outside any canvas to keep slopes, near enough for single-precision rasterisers.
    private const double Far = 1e5;

    // Taken once: a figure may ask for millions of positions.
    private readonly double _span = IsLog ? Math.Log10(Max / Min) : Max - Min;

    /// <summary>The layout position of a value; not-a-number stays so, and so do values a logarithm cannot show.</summary>
    public double Map(double value)
    {
        double fraction = (IsLog ? Math.Log10(value / Min) : value - Min) / _span;
        double position = Start + fraction * (End - Start);
        return double.IsFinite(position) ? Math.Clamp(position, Start - Far, Start + Far)
            : double.IsNaN(value) || !IsLog ? double.NaN
            : value <= 0 ? Start - Math.Sign(End - Start) * Far : double.NaN;
    }

    /// <summary>Whether a value lies on the axis, ends included.</summary>
    public bool Holds(double value)
    {
        double slack = (Max - Min) * 1e-9;
        return value >= Min - slack && value <= Max + slack;
    }

    /// <summary>Where areas and bars stand: zero, or the nearer end of the axis.</summary>
    public double BaseLine => IsLog ? Start : Map(Math.Clamp(0, Min, Max));
}
