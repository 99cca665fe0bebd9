namespace AiPerf.Plot.Configuration;

/// <summary>What a key's value must be.</summary>
internal enum ValueKind
{
    Text,
    TextList,
    TextMap,
    Switch,
    Integer,
    Number,
    Choice,
    Metric,
    Style,
    Annotations,
    NumberRange,
    Pattern,
}

/// <summary>A name allowed in the YAML and the enumeration member it stands for.</summary>
internal sealed record Choice(string Name, string Member);

/// <summary>One key: its name in the YAML, the property it becomes, what its value must be, and where it applies.</summary>
internal sealed record SchemaKey(string Name, string Property, ValueKind Kind, PlotTypes AppliesTo = PlotTypes.All)
{
    /// <summary>The enumeration's name, for choices.</summary>
    public string EnumType { get; init; } = "";

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The keys of a mapping, or of each one of a list of mappings.</summary>
    public IReadOnlyList<SchemaKey> Keys { get; init; } = [];

    /// <summary>The record that a mapping becomes.</summary>
    public string Record { get; init; } = "";

    /// <summary>A value to follow, where one says more than a name for the kind.</summary>
    public string Example { get; init; } = "";

    public PlotTypes RequiredBy { get; init; }

    /// <summary>Whether the value decides which numbers are shown, or which of them are best, so that a preset is not drawn without it.</summary>
    public bool IsVital => Kind == ValueKind.Metric || EnumType == "MetricDirection" || Name is "stat" or "source";

    public double Above { get; init; } = double.NegativeInfinity;

    public double Below { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the bounds themselves are allowed.</summary>
    public bool Inclusive { get; init; }

    /// <summary>What is expected, as the end of the sentence 'Use …'.</summary>
    public string Expected => Kind switch
    {
        ValueKind.Text => "a text",
        ValueKind.TextList => "a text or a list of texts",
        ValueKind.TextMap => "a mapping of names to texts",
        ValueKind.Switch => "true or false",
        ValueKind.Integer => "a whole number" + Range,
        ValueKind.Number => "a number" + Range,
        ValueKind.Choice => string.Join(", ", Choices.Select(choice => choice.Name)),
        ValueKind.Metric => "a metric such as request_latency_p95, or a mapping with 'metric', 'stat' and 'source'",
        ValueKind.Style => "a mapping such as " + Example,
        ValueKind.Annotations => "a list of mappings such as " + Example,
        ValueKind.NumberRange => "a list of two numbers, the lower one first",
        _ => "a regular expression with one group in parentheses, in single quotes, without look-around, back-references or large counts of counts, {50} of {50}",
    };

    private string Range => (double.IsInfinity(Above), double.IsInfinity(Below)) switch
    {
        (true, true) => "",
        (false, true) => Inclusive ? $" of at least {Above}" : $" above {Above}",
        _ => Inclusive ? $" from {Above} to {Below}" : $" between {Above} and {Below}",
    };
}

/// <summary>The one table of keys: parser, generator, typed records and messages all go by it.</summary>
internal static class PresetSchema
{
    private static readonly Choice[] Scales = [new("auto", "Auto"), new("linear", "Linear"), new("log", "Log")];
    private static readonly Choice[] Directions = [new("higher", "Higher"), new("lower", "Lower")];

    /// <summary>The keys of a series' style.</summary>
    public static IReadOnlyList<SchemaKey> Style { get; } =
    [
        new("mode", "Mode", ValueKind.Choice)
        {
            EnumType = "SeriesMode",
            Choices = [new("lines", "Lines"), new("markers", "Markers"), new("lines+markers", "LinesAndMarkers")],
        },
        new("line_shape", "LineShape", ValueKind.Choice)
        {
            EnumType = "LineShape", Choices = [new("linear", "Linear"), new("hv", "Step"), new("spline", "Spline")],
        },
        // Two fills exist upstream; between the two lines of a dual axis, 'to the next' is 'to zero'.
        new("fill", "FillToZero", ValueKind.Choice)
        {
            Choices = [new("none", "false"), new("tozeroy", "true"), new("tonexty", "true")],
        },
        new("line_width", "LineWidth", ValueKind.Number) { Above = 0 },
        new("marker_size", "MarkerSize", ValueKind.Number) { Above = 0 },
        new("marker_opacity", "MarkerOpacity", ValueKind.Number) { Above = 0, Below = 1, Inclusive = true },
        new("fill_opacity", "FillOpacity", ValueKind.Number) { Above = 0, Below = 1, Inclusive = true },
    ];

    /// <summary>The keys of an annotation: one of <see cref="AnnotationKinds"/> and what belongs to it.</summary>
    public static IReadOnlyList<SchemaKey> Annotation { get; } =
    [
        new("hline", "At", ValueKind.Number),
        new("vline", "At", ValueKind.Number),
        new("hband", "", ValueKind.NumberRange),
        new("vband", "", ValueKind.NumberRange),
        new("text", "Text", ValueKind.Text),
        new("x", "X", ValueKind.Number),
        new("y", "Y", ValueKind.Number),
        new("label", "Label", ValueKind.Text),
    ];

    /// <summary>The keys of which an annotation has exactly one.</summary>
    public static IReadOnlyList<string> AnnotationKinds { get; } = ["hline", "vline", "hband", "vband", "text"];

    /// <summary>The keys of a plot's style: what one picture has otherwise than the others.</summary>
    public static IReadOnlyList<SchemaKey> PlotStyle { get; } =
    [
        new("theme", "Theme", ValueKind.Choice) { EnumType = TextChoice, Choices = Named("light", "dark", "high-contrast", "print") },
        new("palette", "Palette", ValueKind.Choice) { EnumType = TextChoice, Choices = Named("safe", "deep", "bright") },
        new("width", "Width", ValueKind.Integer) { Above = 400, Below = 8000, Inclusive = true },
        new("height", "Height", ValueKind.Integer) { Above = 300, Below = 8000, Inclusive = true },
        new("scale", "Scale", ValueKind.Number) { Above = 1, Below = 4, Inclusive = true },
        new("annotations", "Annotations", ValueKind.Annotations) { Keys = Annotation, Example = "{ hline: 200, label: SLO }" },
    ];

    /// <summary>Stands in for an enumeration's name where the value stays a text.</summary>
    public const string TextChoice = "string";

    private static Choice[] Named(params string[] names) => [.. names.Select(name => new Choice(name, name))];

    /// <summary>The keys of a preset, besides <c>type</c>.</summary>
    public static IReadOnlyList<SchemaKey> Preset { get; } =
    [
        new("title", "Title", ValueKind.Text),
        new("description", "Description", ValueKind.Text),
        new("x", "X", ValueKind.Metric, PlotTypes.All & ~PlotTypes.Bar)
        {
            RequiredBy = (PlotTypes.MultiRun & ~PlotTypes.Bar) | PlotTypes.Scatter | PlotTypes.ScatterWithPercentiles | PlotTypes.Area | PlotTypes.Line,
        },
        new("y", "Y", ValueKind.Metric, PlotTypes.All & ~PlotTypes.RequestLanes) { RequiredBy = PlotTypes.All & ~(PlotTypes.RequestTimeline | PlotTypes.RequestLanes) },
        new("y2", "Y2", ValueKind.Metric, PlotTypes.DualAxis) { RequiredBy = PlotTypes.DualAxis },
        // These two are folded into x and y.
        new("stat", "", ValueKind.Choice) { Choices = StatNames.Choices },
        new("source", "", ValueKind.Choice) { Choices = StatNames.Sources },
        new("labels", "Labels", ValueKind.TextList, PlotTypes.MultiRun),
        new("groups", "Groups", ValueKind.TextList, PlotTypes.MultiRun),
        new("x_label", "XLabel", ValueKind.Text),
        new("y_label", "YLabel", ValueKind.Text),
        new("x_scale", "XScale", ValueKind.Choice, PlotTypes.All & ~PlotTypes.Bar) { EnumType = "ScaleChoice", Choices = Scales },
        new("y_scale", "YScale", ValueKind.Choice, PlotTypes.All & ~(PlotTypes.RequestLanes | PlotTypes.Bar)) { EnumType = "ScaleChoice", Choices = Scales },
        new("autoscale", "Autoscale", ValueKind.Choice, PlotTypes.All & ~PlotTypes.Bar)
        {
            EnumType = "AxisAutoscale", Choices = [new("none", "None"), new("x", "X"), new("y", "Y"), new("both", "Both")],
        },
        new("legend", "Legend", ValueKind.Choice)
        {
            EnumType = "LegendPlace", Choices = [new("auto", "Auto"), new("right", "Right"), new("bottom", "Bottom"), new("inside", "Inside")],
        },
        new("include_warmup", "IncludeWarmup", ValueKind.Switch),
        new("x_direction", "XDirection", ValueKind.Choice, PlotTypes.MultiRun & ~PlotTypes.Bar) { EnumType = "MetricDirection", Choices = Directions },
        new("y_direction", "YDirection", ValueKind.Choice, PlotTypes.MultiRun) { EnumType = "MetricDirection", Choices = Directions },
        new("frontier", "Frontier", ValueKind.Choice, PlotTypes.Pareto)
        {
            EnumType = "FrontierScope", Choices = [new("group", "Group"), new("global", "Global")],
        },
        new("frontier_shape", "FrontierShape", ValueKind.Choice, PlotTypes.Pareto)
        {
            EnumType = "FrontierShape", Choices = [new("line", "Line"), new("step", "Step")],
        },
        new("connect", "Connect", ValueKind.Choice, PlotTypes.ScatterLine)
        {
            EnumType = "ConnectOrder", Choices = [new("sweep", "Sweep"), new("x", "X"), new("none", "None")],
        },
        new("ci_level", "CiLevel", ValueKind.Number, PlotTypes.Uncertainty) { Above = 0, Below = 1 },
        new("outliers", "Outliers", ValueKind.Choice, PlotTypes.Scatter | PlotTypes.ScatterWithPercentiles)
        {
            EnumType = "OutlierPolicy", Choices = [new("auto", "Auto"), new("show", "Show"), new("clip", "Clip")],
        },
        new("rolling_window", "RollingWindow", ValueKind.Integer, PlotTypes.Scatter | PlotTypes.ScatterWithPercentiles) { Above = 1, Inclusive = true },
        new("use_slice_duration", "UseSliceDuration", ValueKind.Switch, PlotTypes.Timeslice | PlotTypes.Histogram),
        new("density", "Density", ValueKind.Switch, PlotTypes.Histogram),
        new("primary_style", "PrimaryStyle", ValueKind.Style, PlotTypes.DualAxis) { Keys = Style, Record = "SeriesStyle", Example = "{ mode: lines, line_shape: hv }" },
        new("secondary_style", "SecondaryStyle", ValueKind.Style, PlotTypes.DualAxis) { Keys = Style, Record = "SeriesStyle", Example = "{ mode: lines, line_shape: hv }" },
        new("supplementary_col", "SupplementaryColumn", ValueKind.Text, PlotTypes.DualAxis),
        new("layout", "Layout", ValueKind.Choice, PlotTypes.DualAxis)
        {
            EnumType = "DualAxisLayout", Choices = [new("auto", "Auto"), new("overlay", "Overlay"), new("stacked", "Stacked")],
        },
        new("style", "Style", ValueKind.Style) { Keys = PlotStyle, Record = "PlotStyle", Example = "{ theme: dark, width: 1200 }" },
    ];

    /// <summary>The keys of <c>experiment_classification</c>.</summary>
    public static IReadOnlyList<SchemaKey> Classification { get; } =
    [
        new("baselines", "Baselines", ValueKind.TextList),
        new("treatments", "Treatments", ValueKind.TextList),
        new("default", "DefaultIsBaseline", ValueKind.Choice) { Choices = [new("baseline", "true"), new("treatment", "false")] },
        new("group_extraction_pattern", "GroupExtractionPattern", ValueKind.Pattern),
        new("group_display_names", "GroupDisplayNames", ValueKind.TextMap),
    ];

    /// <summary>The keys of <c>settings.server_metrics_downsampling</c>.</summary>
    public static IReadOnlyList<SchemaKey> Downsampling { get; } =
    [
        new("enabled", "IsEnabled", ValueKind.Switch),
        new("window_size_seconds", "WindowSeconds", ValueKind.Number) { Above = 0 },
        new("aggregation_method", "Aggregation", ValueKind.Choice)
        {
            EnumType = "Stat", Choices = [new("mean", "Avg"), new("max", "Max"), new("min", "Min"), new("median", "P50")],
        },
    ];

    /// <summary>The keys of <c>settings</c>.</summary>
    public static IReadOnlyList<SchemaKey> Settings { get; } =
    [
        Find(Preset, "include_warmup")!,
        new("server_metrics_downsampling", "ServerMetricsDownsampling", ValueKind.Style)
        {
            Keys = Downsampling, Record = "ServerMetricsDownsampling", Example = "{ window_size_seconds: 5 }",
        },
    ];

    public static SchemaKey? Find(IReadOnlyList<SchemaKey> keys, string name) => keys.FirstOrDefault(key => key.Name == name);
}
