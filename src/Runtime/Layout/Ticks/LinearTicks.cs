using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Ticks of a linear axis of numbers.</summary>
internal static class LinearTicks
{
    // An end moves out to the next tick when that lengthens the axis by less than this share.
    private const double SnapShare = 0.1;

    /// <summary>Chooses unit, ticks and the final range.</summary>
    public static TickSet Choose(AxisPlan plan, TickRoom room)
    {
        double largest = Math.Max(Math.Abs(plan.Lo), Math.Abs(plan.Hi));
        UnitScaling unit = Unit(plan.Axis, largest);
        Grid grid = In(plan, room, unit.Factor);

        // Snapping may lift the largest tick to 1,000: the next unit reads better then.
        UnitScaling final = Unit(plan.Axis, Math.Max(Math.Abs(grid.Low), Math.Abs(grid.High)) / unit.Factor);
        if (final != unit)
        {
            unit = final;
            grid = In(plan, room, unit.Factor);
        }

        double factor = unit.Factor;
        ImmutableArray<AxisTick> ticks = [.. grid.Values.Select((value, i) => new AxisTick(value / factor, grid.Labels[i], true))];
        return new TickSet(false, grid.Low / factor, grid.High / factor, unit.Unit, factor, ticks);
    }

    /// <summary>Ticks with a given step in a range, in shown units; as integer multiples, so that no error accumulates.</summary>
    public static double[] Multiples(double low, double high, double step)
    {
        double slack = 1e-9 * (high - low) / step;
        double first = Math.Ceiling(low / step - slack);
        double last = Math.Floor(high / step + slack);
        int count = (int)Math.Clamp(last - first + 1, 0, 1000);
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = (first + i) * step + 0.0;
        return values;
    }

    // A title printed verbatim may name the unit, which then must not change behind its back.
    private static UnitScaling Unit(Axis axis, double largest) =>
        axis.VerbatimTitle is null ? UnitScaling.For(axis.Unit, largest) : new UnitScaling(axis.Unit, 1);

    private static Grid In(AxisPlan plan, TickRoom room, double factor)
    {
        double low = plan.Lo * factor;
        double high = plan.Hi * factor;
        if (plan.IsFullPercent)
        {
            double full = Array.Find([20.0, 25, 50, 100], step => Grid.Of(0, 100, step).Fits(room));
            return Grid.Of(0, 100, full > 0 ? full : 100);
        }

        bool Usable(double step)
        {
            Grid grid = Snapped(plan, low, high, step);
            return grid.Values.Length is >= TickRoom.Fewest and <= TickRoom.Most && IsWhole(plan, step) && grid.Fits(room);
        }

        if (ExtendedWilkinson.Search(low, high, room.Target, Usable) is { } best)
            return Snapped(plan, low, high, best.Step);

        // Too little room for three labels, or too few whole numbers: the finest nice step that fits.
        Grid? single = null;
        int exponent = (int)Math.Floor(Math.Log10(high - low)) - 1;
        for (int i = 0; i < 12; i++)
        {
            double step = ((i % 3) switch { 0 => 1, 1 => 2, _ => 5 }) * Math.Pow(10, exponent + i / 3);
            Grid grid = Snapped(plan, low, high, step);
            if (!IsWhole(plan, step) || !grid.Fits(room) || grid.Values.Length > TickRoom.Most)
                continue;
            if (grid.Values.Length >= 2)
                return grid;
            if (grid.Values.Length == 1)
                single ??= grid;
        }

        return single ?? Grid.Of(low, high, high - low);
    }

    private static bool IsWhole(AxisPlan plan, double step) => !plan.Axis.IsInteger || step >= 1 && step == Math.Round(step);

    private static Grid Snapped(AxisPlan plan, double low, double high, double step)
    {
        double span = high - low;
        double below = Math.Floor(low / step + 1e-9) * step;
        double above = Math.Ceiling(high / step - 1e-9) * step;
        if (plan.Axis.NonNegative && low >= 0)
            below = Math.Max(0, below);
        return Grid.Of(
            plan.SnapLo && low - below < SnapShare * span ? below : low,
            plan.SnapHi && above - high < SnapShare * span ? above : high,
            step);
    }

    private sealed record Grid(double Low, double High, double[] Values, string[] Labels)
    {
        public static Grid Of(double low, double high, double step)
        {
            double[] values = Multiples(low, high, step);
            double largest = values.Length == 0 ? 0 : Math.Max(Math.Abs(values[0]), Math.Abs(values[^1]));
            NumberFormat format = NumberFormat.For(step, largest);
            return new Grid(low, high, values, [.. values.Select(format.Format)]);
        }

        public bool Fits(TickRoom room) => room.Fits([.. Values.Select(value => (value - Low) / (High - Low))], Labels);
    }
}
