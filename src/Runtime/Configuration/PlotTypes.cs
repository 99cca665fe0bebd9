namespace AiPerf.Plot.Configuration;

/// <summary>The plot types, as a set: a key of the schema names those it applies to.</summary>
[Flags]
internal enum PlotTypes
{
    None = 0,
    Scatter = 1,
    ScatterWithPercentiles = 2,
    Area = 4,
    Line = 8,
    RequestTimeline = 16,
    Timeslice = 32,
    Histogram = 64,
    DualAxis = 128,
    Pareto = 256,
    ScatterLine = 512,
    Uncertainty = 1024,
    PercentileBands = 2048,
    RequestLanes = 8192,
    Bar = 16384,
    SingleRun = Scatter | ScatterWithPercentiles | Area | Line | RequestTimeline | Timeslice | Histogram | DualAxis | PercentileBands | RequestLanes,
    MultiRun = Pareto | ScatterLine | Uncertainty | Bar,
    All = SingleRun | MultiRun,
}

/// <summary>The plot types by their names in the YAML.</summary>
internal static class PlotTypeNames
{
    private static readonly (PlotTypes Type, string Name)[] Table =
    [
        (PlotTypes.Scatter, "scatter"),
        (PlotTypes.ScatterWithPercentiles, "scatter_with_percentiles"),
        (PlotTypes.Area, "area"),
        (PlotTypes.Line, "line"),
        (PlotTypes.RequestTimeline, "request_timeline"),
        (PlotTypes.RequestLanes, "request_lanes"),
        (PlotTypes.Timeslice, "timeslice"),
        (PlotTypes.Histogram, "histogram"),
        (PlotTypes.DualAxis, "dual_axis"),
        (PlotTypes.PercentileBands, "percentile_bands"),
        (PlotTypes.Pareto, "pareto"),
        (PlotTypes.ScatterLine, "scatter_line"),
        (PlotTypes.Uncertainty, "latency_throughput_uncertainty"),
        (PlotTypes.Bar, "bar"),
    ];

    /// <summary>The type of a name; case and '-' or '_' do not matter.</summary>
    public static PlotTypes Find(string name)
    {
        var normal = name.Replace('-', '_');
        return Table.FirstOrDefault(row => string.Equals(row.Name, normal, StringComparison.OrdinalIgnoreCase)).Type;
    }

    public static string NameOf(PlotTypes type) => Table.First(row => row.Type == type).Name;

    public static IEnumerable<string> NamesIn(PlotTypes set) => Table.Where(row => (row.Type & set) != 0).Select(row => row.Name);
}
