using System.Collections.Immutable;

namespace AiPerf.Plot.Figures;

/// <summary>One axis: what it measures and how its range is chosen (spec plots ).</summary>
public sealed record Axis
{
    /// <summary>The quantity with its statistic, without unit: <c>Time to first token, avg</c>.</summary>
    public required string Label { get; init; }

    /// <summary>A title printed as it stands instead of label and unit; <see langword="null"/> for none.</summary>
    public string? VerbatimTitle { get; init; }

    /// <summary>The unit of the data (<c>ms</c>, <c>tokens/s</c>); empty for pure numbers. The layout may rescale it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Linear, logarithmic, or chosen from the data.</summary>
    public AxisScale Scale { get; init; }

    /// <summary>Whether zero is part of the range.</summary>
    public ZeroPolicy Zero { get; init; }

    /// <summary>Whether the quantity cannot be negative; padding then stops at zero.</summary>
    public bool NonNegative { get; init; } = true;

    /// <summary>Whether the values are seconds since the first request; ticks then use clock steps and no padding at the start.</summary>
    public bool IsElapsedTime { get; init; }

    /// <summary>Whether only whole numbers are meaningful as ticks.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Which way is better.</summary>
    public BetterDirection Better { get; init; }

    /// <summary>A fixed lower end in data units; <see langword="null"/> to derive it.</summary>
    public double? Min { get; init; }

    /// <summary>A fixed upper end in data units; <see langword="null"/> to derive it.</summary>
    public double? Max { get; init; }

    /// <summary>Names of the categories at x = 0, 1, 2, …; empty for a numeric axis.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Values to put ticks on where they fit (the measured concurrencies, the slice edges); empty for nice numbers.</summary>
    public ImmutableArray<double> PreferredTicks { get; init; } = [];
}
