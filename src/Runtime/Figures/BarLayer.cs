namespace AiPerf.Plot.Figures;

/// <summary>
/// Bars from zero: centred on x and so wide, or, where x is the index of a category, side by side with those of the panel's other series.
/// </summary>
public sealed record BarLayer : XyLayer
{
    /// <summary>
    /// The width of a bar in x units; <see langword="null"/> on an axis of categories, where the panel's series share each category's room in
    /// their order. Bars of one series in one category share its place.
    /// </summary>
    public double? BarWidth { get; init; }

    /// <summary>Which bars are hollow (partial slices); <see langword="null"/> for none.</summary>
    public bool[]? Hollow { get; init; }

    /// <summary>Whether the bars are hatched: their x has no upper end.</summary>
    public bool IsHatched { get; init; }

    /// <summary>The lower ends of intervals around the bars' ends, in y units; not-a-number for none.</summary>
    public double[]? Lo { get; init; }

    /// <summary>The upper ends of the intervals.</summary>
    public double[]? Hi { get; init; }

    /// <summary>The run, or runs, of each bar, for the machine-readable outputs.</summary>
    public string[]? Runs { get; init; }

    /// <summary>Whether each bar's value stands above it, in the axis' unit, where there are at most 24 bars and it has room.</summary>
    public bool HasValueLabels { get; init; }
}
