using System.Globalization;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>
/// Refuses figures that contradict themselves before anything is laid out. Values of data are not its concern: whatever was measured is
/// drawn, left out or counted.
/// </summary>
internal sealed class FigureCheck
{
    private const double LargestEnd = 1e300;

    private readonly string _figure;
    private string _part = "";

    private FigureCheck(Figure figure) => _figure = $"figure '{figure.Id}'";

    /// <summary>Checks a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="height">Height of the canvas in layout units.</param>
    /// <exception cref="InvalidFigureException">When it contradicts itself; the message names the first mistake.</exception>
    public static void Run(Figure figure, double height) => new FigureCheck(figure).Check(figure, height);

    private void Check(Figure figure, double height)
    {
        Refuse(string.IsNullOrWhiteSpace(figure.Id), "the id, which names its files, is blank");
        Refuse(figure.Panels.IsDefaultOrEmpty, "it has no panel");
        for (int i = 0; i < figure.Panels.Length; i++)
        {
            string panel = Invariant($", panel {i + 1}");
            Check(figure.Panels[i], figure.Panels[0], panel);
        }

        _part = "";
        double heights = figure.Panels.Sum(panel => panel.FixedHeight ?? 0);
        Refuse(heights > height, $"the panels' fixed heights are {Number(heights)} together, more than the picture's {Number(height)}");
        Refuse(!figure.Panels.SelectMany(panel => panel.Layers).Any(layer => !layer.IsDataOnly && HasDatum(layer)), "no layer has a value to draw");
    }

    private void Check(Panel panel, Panel first, string place)
    {
        _part = place;
        Refuse(panel.Layers.IsDefaultOrEmpty, "it has no layer");
        if (panel.FixedHeight is { } height)
            Refuse(!(double.IsFinite(height) && height > 0), $"the fixed height {Number(height)} is not a positive number");
        else
            Refuse(!(double.IsFinite(panel.HeightShare) && panel.HeightShare > 0), $"the height share {Number(panel.HeightShare)} is not a positive number");
        Check(panel.X, place + ", x axis");
        Refuse(!IsSame(panel.X, first.X), "it differs from that of panel 1, which all panels share");
        Check(panel.Y, place + ", y axis");
        if (panel.Y2 is { } second)
            Check(second, place + ", secondary y axis");
        for (int i = 0; i < panel.Layers.Length; i++)
        {
            Layer layer = panel.Layers[i];
            _part = Invariant($"{place}, layer {i + 1} '{layer.Series}'");
            Refuse(layer.IsSecondary && panel.Y2 is null, "it belongs to a secondary axis, and the panel has none");
            Check(layer, panel);
        }
    }

    private void Check(Axis axis, string place)
    {
        _part = place;
        Fixed(axis.Min, "minimum");
        Fixed(axis.Max, "maximum");
        Refuse(axis.Min >= axis.Max, $"minimum {Number(axis.Min ?? 0)} is not below maximum {Number(axis.Max ?? 0)}");
        Refuse(!axis.Categories.IsDefaultOrEmpty && axis.Scale == AxisScale.Log, "categories have no logarithmic scale");
        Refuse(!axis.Categories.IsDefaultOrEmpty && axis.IsElapsedTime, "it cannot be both of categories and of time");
        Refuse(!axis.Categories.IsDefaultOrEmpty && (axis.Min is not null || axis.Max is not null), "categories decide the range; it cannot be fixed as well");

        void Fixed(double? end, string name)
        {
            if (end is not { } value)
                return;
            Refuse(!double.IsFinite(value), $"{name} {Number(value)} is not a finite number");
            Refuse(Math.Abs(value) > LargestEnd, $"{name} {Number(value)} is beyond {Number(LargestEnd)}, where no number is left for the other end");
            Refuse(axis.Scale == AxisScale.Log && value <= 0, $"{name} {Number(value)} is not above 0, where a logarithmic axis begins");
        }
    }

    private void Check(Layer layer, Panel panel)
    {
        switch (layer)
        {
            case BandLayer band:
                SameLength(("x", band.X), ("lo", band.Lo), ("hi", band.Hi));
                Categories(band.X, panel.X, "x");
                Share(band.Opacity);
                break;
            case SegmentsLayer segments:
                SameLength(("x1", segments.X1), ("y1", segments.Y1), ("x2", segments.X2), ("y2", segments.Y2));
                Categories(segments.X1, panel.X, "x1");
                Categories(segments.X2, panel.X, "x2");
                Size(segments.Width, "width");
                Size(segments.MinLength, "least length");
                Size(segments.ThicknessInY, "thickness");
                Share(segments.Opacity);
                break;
            case EdgeMarksLayer edge:
                Categories(edge.X, panel.X, "x");
                break;
            case RuleLayer rule:
                Size(rule.Width, "width");
                break;
            case RegionLayer region:
                Share(region.Opacity);
                break;
            case XyLayer xy:
                SameLength(("x", xy.X), ("y", xy.Y));
                Categories(xy.X, panel.X, "x");
                if (!layer.IsSecondary)
                    Categories(xy.Y, panel.Y, "y");
                Check(xy, panel.X);
                break;
        }
    }

    private void Check(XyLayer layer, Axis x)
    {
        switch (layer)
        {
            case PointsLayer points:
                SameLength(("x", points.X), ("labels", points.Labels), ("label priorities", points.LabelPriority), ("hollow flags", points.Hollow), ("runs", points.Runs));
                Size(points.Size, "size");
                Share(points.Opacity);
                break;
            case LineLayer line:
                Size(line.Width, "width");
                Share(line.Opacity);
                break;
            case AreaLayer area:
                Share(area.Opacity);
                break;
            case PolygonLayer polygon:
                Share(polygon.Opacity);
                break;
            case ErrorBarLayer errors:
                SameLength(("x", errors.X), ("lo", errors.Lo), ("hi", errors.Hi));
                Size(errors.Width, "width");
                Size(errors.CapSize, "cap size");
                break;
            case BarLayer bars:
                Check(bars, x);
                break;
        }
    }

    private void Check(BarLayer bars, Axis x)
    {
        SameLength(("x", bars.X), ("lo", bars.Lo), ("hi", bars.Hi), ("hollow flags", bars.Hollow), ("runs", bars.Runs));
        Refuse(bars.Lo is null != bars.Hi is null, "its intervals have one end alone");
        if (bars.BarWidth is { } width)
        {
            Refuse(!(double.IsFinite(width) && width > 0), $"the bar width {Number(width)} is not a positive number");
            return;
        }

        Refuse(x.Categories.IsDefaultOrEmpty, "bars without a width need an x axis of categories");
        int between = Array.FindIndex(bars.X, value => double.IsFinite(value) && value != Math.Floor(value));
        Refuse(between >= 0, between < 0 ? "" : $"x value {Number(bars.X[between])} is not the index of a category");
    }

    // A column that is not there has no length of its own.
    private void SameLength((string Name, Array Column) first, params ReadOnlySpan<(string Name, Array? Column)> others)
    {
        foreach ((string name, Array? column) in others)
        {
            if (column is not null && column.Length != first.Column.Length)
                Refuse(true, Invariant($"it has {first.Column.Length} values of {first.Name} and {column.Length} of {name}"));
        }
    }

    private void Categories(double[] values, Axis axis, string name)
    {
        if (axis.Categories.IsDefaultOrEmpty)
            return;
        foreach (double value in values)
        {
            if (double.IsFinite(value) && !(value >= -0.5 && value <= axis.Categories.Length - 0.5))
                Refuse(true, Invariant($"{name} value {Number(value)} lies outside the {axis.Categories.Length} categories, whose indices begin at 0"));
        }
    }

    private void Size(double? size, string name) =>
        Refuse(size is { } value && !(double.IsFinite(value) && value >= 0), $"the {name} {Number(size ?? 0)} is not a number from 0 on");

    private void Share(double? opacity) => Refuse(opacity is { } value && !(value >= 0 && value <= 1), $"the opacity {Number(opacity ?? 0)} is not between 0 and 1");

    private void Refuse(bool isWrong, string mistake)
    {
        if (isWrong)
            throw new InvalidFigureException($"{_figure}{_part}: {mistake}");
    }

    private static bool IsSame(Axis axis, Axis other) =>
        (axis.Scale, axis.Min, axis.Max, axis.Unit, axis.IsElapsedTime) == (other.Scale, other.Min, other.Max, other.Unit, other.IsElapsedTime)
        && axis.Categories.AsSpan().SequenceEqual(other.Categories.AsSpan());

    private static bool HasDatum(Layer layer) => layer switch
    {
        XyLayer xy => xy.X.Length > 0,
        BandLayer band => band.X.Length > 0,
        SegmentsLayer segments => segments.X1.Length > 0,
        EdgeMarksLayer edge => edge.X.Length > 0,
        _ => true,
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
