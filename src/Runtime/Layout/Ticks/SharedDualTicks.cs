using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>The ticks of two y axes on one grid: both from zero, in equally many nice steps (spec plots R-57, A.5).</summary>
internal static class SharedDualTicks
{
    /// <summary>Chooses the ticks of both axes.</summary>
    public static (TickSet Primary, TickSet Secondary) Choose(AxisPlan primary, AxisPlan secondary, TickRoom room)
    {
        int most = (int)Math.Clamp(Math.Floor(room.Length / (room.Text.LineHeight(TextSizes.Tick) + 6)), 1, SharedGrid.MostSteps);
        Side first = Side.Of(primary);
        Side second = Side.Of(secondary);
        int steps = SharedGrid.Steps(first.Span, second.Span, most);
        return (first.Set(steps), second.Set(steps));
    }

    private sealed record Side(UnitScaling Unit, GridSpan Span)
    {
        public static Side Of(AxisPlan plan)
        {
            double low = plan.DataMin <= plan.DataMax ? Math.Min(0, plan.DataMin) : 0;
            double high = plan.DataMin <= plan.DataMax ? Math.Max(0, plan.DataMax) : 1;
            low = plan.Axis.Min ?? low;
            high = plan.Axis.Max ?? high;
            if (!(high > low))
                high = low + 1;
            double largest = Math.Max(Math.Abs(low), Math.Abs(high));
            UnitScaling unit = plan.Axis.VerbatimTitle is null ? UnitScaling.For(plan.Axis.Unit, largest) : new UnitScaling(plan.Axis.Unit, 1);
            return new Side(unit, new GridSpan(low * unit.Factor, high * unit.Factor, plan.Axis.Unit == "%"));
        }

        public TickSet Set(int steps)
        {
            (double start, double step) = Span.Lattice(steps);
            double first = Math.Round(start / step);
            NumberFormat format = NumberFormat.For(step, Math.Max(Math.Abs(start), Math.Abs((first + steps) * step)));
            return new TickSet(
                false, start / Unit.Factor, (first + steps) * step / Unit.Factor, Unit.Unit, Unit.Factor,
                [.. Enumerable.Range(0, steps + 1).Select(i => (first + i) * step + 0.0)
                    .Select(value => new AxisTick(value / Unit.Factor, format.Format(value), true))]);
        }
    }
}
