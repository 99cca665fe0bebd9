using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>A GPU field of a run over the time of its requests, ready to draw.</summary>
internal sealed class GpuSeriesData
{
    private GpuSeriesData(GpuAggregate aggregate, string field, string name, string unit, bool hasOrigin)
    {
        (Aggregate, Field, Name, Unit, HasOrigin) = (aggregate, field, name, unit, hasOrigin);
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>Mean and range over the GPUs.</summary>
    public GpuAggregate Aggregate { get; }

    /// <summary>The field's name.</summary>
    public string Name { get; }

    /// <summary>Its unit.</summary>
    public string Unit { get; }

    /// <summary>Whether second 0 is the first request's start; otherwise it is the first sample.</summary>
    public bool HasOrigin { get; }

    /// <summary>Whether no sample lies between the first and the last request, so that all are shown.</summary>
    public bool IsOutsideRequests { get; private init; }

    /// <summary>The name with its statistic.</summary>
    public string Label => Aggregate.GpuCount == 1 ? Name + ", one GPU" : $"{Name}, mean of {Aggregate.GpuCount} GPUs";

    /// <summary>Whether the field is a share of a whole.</summary>
    public bool IsPercent => Unit == "%";

    /// <summary>The series, or why there is none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="field">The field.</param>
    /// <param name="rows">Its requests, if it has any.</param>
    /// <param name="absence">Why there is none.</param>
    public static GpuSeriesData? Of(Run run, string field, RequestRows? rows, out PlotDrawing? absence)
    {
        absence = null;
        if (run.Gpus is not { Gpus.Count: > 0 } telemetry)
        {
            absence = SingleRunData.NoFile(run, ArtifactFiles.GpuTelemetry, "GPU telemetry", Remedies.Gpus);
            return null;
        }

        if (!telemetry.Gpus.Any(gpu => gpu.Fields.ContainsKey(field)))
        {
            absence = PlotDrawing.Skip($"the GPU telemetry of run '{run.Name}' has no '{field}'", "Name a field that the telemetry has: the target AiPerfPlotList prints them.");
            return null;
        }

        bool hasOrigin = run.Requests is not null && rows is { Count: > 0 };
        long origin = hasOrigin ? run.Requests!.OriginNs
            : telemetry.Gpus.Where(gpu => gpu.TimestampNs.Length > 0).Select(gpu => gpu.TimestampNs[0]).DefaultIfEmpty().Min();
        double margin = hasOrigin ? 0.02 * (rows!.EndSeconds - rows.StartSeconds) : 0;
        double from = hasOrigin ? rows!.StartSeconds - margin : double.NegativeInfinity;
        double to = hasOrigin ? rows!.EndSeconds + margin : double.PositiveInfinity;
        GpuAggregate? during = GpuAggregate.Of(telemetry, field, origin, from, to);
        // Where cropping would leave nothing, what there is is shown where it is: a gap between it and the requests explains itself.
        if ((during ?? GpuAggregate.Of(telemetry, field, origin, double.NegativeInfinity, double.PositiveInfinity)) is not { } aggregate)
        {
            absence = PlotDrawing.Empty($"the GPU telemetry of run '{run.Name}' has no finite '{field}'", "Check the exporter of the GPU hosts.");
            return null;
        }

        MetricInfo? info = MetricCatalog.Find(field);
        string unit = info?.Unit is { Length: > 0 } known ? MetricLabels.Unit(known)
            : field.Contains("utilization", StringComparison.Ordinal) ? "%" : "";
        return new(aggregate, field, MetricLabels.Name(field, info?.Header), unit, hasOrigin) { IsOutsideRequests = during is null };
    }

    /// <summary>The vertical axis before the preset's wishes.</summary>
    /// <param name="verbatim">The title the preset asks for.</param>
    public Axis Axis(string? verbatim)
    {
        Axis axis = Axes.Quantity(Label, Unit, verbatim, MetricCatalog.DirectionOf(Field));
        bool isWithinHundred = IsPercent && Aggregate.High.Max() <= 100;
        return isWithinHundred ? axis with { Min = 0, Max = 100, Zero = ZeroPolicy.Include } : axis;
    }

    /// <summary>The sentence on how it is drawn.</summary>
    public IEnumerable<string> Sentences()
    {
        yield return Aggregate.GpuCount == 1 ? "1 GPU." : $"{Aggregate.GpuCount} GPUs: line = mean, band = min–max.";
        yield return $"One value every {NumberText.Short(Aggregate.Interval)} s.";
        if (Aggregate.CroppedCount > 0)
            yield return $"{NumberText.Count(Aggregate.CroppedCount, "sample")} before or after the requests left out.";
        if (IsOutsideRequests)
            yield return "Every sample lies before or after the requests: the telemetry does not cover them, or clocks differ.";
        if (!HasOrigin)
            yield return "Without requests, time starts at the first sample.";
    }

    /// <summary>Band over the GPUs, fill to zero and line, back to front.</summary>
    /// <param name="series">The legend's name.</param>
    /// <param name="run">The run's name.</param>
    /// <param name="color">The colour.</param>
    /// <param name="fillOpacity">Opacity of the fill down to zero; 0 for none.</param>
    /// <param name="isSecondary">Whether it belongs to the secondary axis.</param>
    /// <param name="width">Stroke width in layout units.</param>
    public IEnumerable<Layer> Layers(string series, string run, ColorToken color, double fillOpacity, bool isSecondary, double width)
    {
        if (fillOpacity > 0)
        {
            yield return new AreaLayer
            {
                Series = series,
                Run = run,
                X = Aggregate.X,
                Y = Aggregate.Mean,
                Color = color,
                Opacity = fillOpacity,
                IsSecondary = isSecondary,
                InLegend = false,
            };
        }

        if (Aggregate.GpuCount > 1)
        {
            yield return new BandLayer
            {
                Series = "min–max",
                Run = run,
                X = Aggregate.X,
                Lo = Aggregate.Low,
                Hi = Aggregate.High,
                Color = color,
                Opacity = 0.18,
                IsSecondary = isSecondary,
            };
        }

        yield return new LineLayer
        {
            Series = series,
            Run = run,
            X = Aggregate.X,
            Y = Aggregate.Mean,
            Color = color,
            Width = width,
            Dash = Dash.Solid,
            IsSecondary = isSecondary,
        };
    }
}
