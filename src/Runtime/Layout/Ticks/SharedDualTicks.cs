namespace AiPerf.Plot.Layout;

/// <summary>One grid for two y axes: both from zero, in equally many nice steps (spec plots R-57, A.5).</summary>
internal static class SharedDualTicks
{
    private const int FewestSteps = 4, MostSteps = 8;
    private static readonly double[] WasteLimits = [0.25, 0.6, double.PositiveInfinity];
    private static readonly double[] Mantissas = [1, 2, 2.5, 5, 10];

    /// <summary>Chooses the ticks of both axes.</summary>
    public static (TickSet Primary, TickSet Secondary) Choose(AxisPlan primary, AxisPlan secondary, TickRoom room)
    {
        int most = (int)Math.Clamp(Math.Floor(room.Length / (room.Text.LineHeight(TextSizes.Tick) + 6)), 1, MostSteps);
        Side first = Side.Of(primary);
        Side second = Side.Of(secondary);
        int best = most;
        foreach (double limit in WasteLimits)
        {
            double least = double.PositiveInfinity;
            for (int k = Math.Min(FewestSteps, most); k <= most; k++)
            {
                (double a, double b) = (first.Waste(k), second.Waste(k));
                if (a <= limit && b <= limit && a + b < least - 1e-9)
                    (least, best) = (a + b, k);
            }

            if (double.IsFinite(least))
                break;
        }

        return (first.Set(best), second.Set(best));
    }

    /// <summary>The smallest of {1, 2, 2.5, 5} × 10ⁿ that is not below a positive value.</summary>
    public static double Nice(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-12));
        return Array.Find(Mantissas, mantissa => mantissa * power >= value * (1 - 1e-12)) * power;
    }

    private sealed record Side(AxisPlan Plan, UnitScaling Unit, double Low, double High)
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
            return new Side(plan, unit, low * unit.Factor, high * unit.Factor);
        }

        public double Waste(int k)
        {
            (double start, double step) = Lattice(k);
            bool beyond = Plan.IsFullPercent && start + k * step > 100 * (1 + 1e-9);
            return beyond ? double.PositiveInfinity : k * step / (High - Low) - 1;
        }

        public TickSet Set(int k)
        {
            (double start, double step) = Lattice(k);
            double first = Math.Round(start / step);
            NumberFormat format = NumberFormat.For(step, Math.Max(Math.Abs(start), Math.Abs((first + k) * step)));
            return new TickSet(
                false, start / Unit.Factor, (first + k) * step / Unit.Factor, Unit.Unit, Unit.Factor,
                [.. Enumerable.Range(0, k + 1).Select(i => (first + i) * step + 0.0)
                    .Select(value => new AxisTick(value / Unit.Factor, format.Format(value), true))]);
        }

        // With values below zero, the lattice starts at the multiple of the step below them.
        private (double Start, double Step) Lattice(int k)
        {
            double step = Nice((High - Low) / k);
            while (Math.Floor(Low / step + 1e-9) * step + k * step < High * (1 - 1e-12))
                step = Nice(step * 1.01);
            return (Math.Floor(Low / step + 1e-9) * step, step);
        }
    }
}
