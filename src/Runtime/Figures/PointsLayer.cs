namespace AiPerf.Plot.Figures;

/// <summary>Markers at points.</summary>
public sealed record PointsLayer : XyLayer
{
    /// <summary>The priority of a label that goes to the data files and is not drawn.</summary>
    public const int DataOnlyLabel = -1;

    /// <summary>A label a point, empty for none; <see langword="null"/> when no point has one.</summary>
    public string[]? Labels { get; init; }

    /// <summary>How much a point's label matters: 0 = least; series ends and frontier points more; <see cref="DataOnlyLabel"/> = not drawn.</summary>
    public int[]? LabelPriority { get; init; }

    /// <summary>Which markers are hollow: dominated, replicate, low sample count, partial.</summary>
    public bool[]? Hollow { get; init; }

    /// <summary>The run of each point, for the machine-readable outputs.</summary>
    public string[]? Runs { get; init; }

    /// <summary>The marker; <see langword="null"/> for the series' own.</summary>
    public MarkerShape? Shape { get; init; }

    /// <summary>The marker's diameter in layout units; <see langword="null"/> for the rule's default by point count.</summary>
    public double? Size { get; init; }

    /// <summary>0 to 1; <see langword="null"/> for the rule's default by point count.</summary>
    public double? Opacity { get; init; }
}
