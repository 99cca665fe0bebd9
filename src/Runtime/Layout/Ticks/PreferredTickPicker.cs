namespace AiPerf.Plot.Layout;

/// <summary>Ticks on the values a figure names (measured concurrencies), thinned until they fit.</summary>
internal static class PreferredTickPicker
{
    /// <summary>Chooses among the preferred values; <see langword="null"/> when fewer than two lie on the axis.</summary>
    public static TickSet? Choose(AxisPlan plan, TickRoom room)
    {
        double[] wanted = [.. plan.Axis.PreferredTicks.Where(value => value >= plan.Lo && value <= plan.Hi).Distinct().Order()];
        if (wanted.Length < 2)
            return null;
        UnitScaling unit = plan.Axis.VerbatimTitle is null ? UnitScaling.For(plan.Axis.Unit, wanted[^1]) : new UnitScaling(plan.Axis.Unit, 1);
        double finest = Enumerable.Range(1, wanted.Length - 1).Min(i => wanted[i] - wanted[i - 1]);
        double unitStep = Math.Pow(10, Math.Floor(Math.Log10(finest * unit.Factor) + 1e-9));
        if (wanted.Any(value => !IsMultiple(value * unit.Factor, unitStep)))
            unitStep /= 100;
        NumberFormat format = NumberFormat.For(unitStep, wanted[^1] * unit.Factor);

        // Equal distances stay equal; others are kept from the ends inwards.
        double[] kept = IsEven(wanted) ? EveryKth(wanted) : Greedy(wanted);
        return new TickSet(
            false, plan.Lo, plan.Hi, unit.Unit, unit.Factor, [.. kept.Select(value => new AxisTick(value, Label(value), true))]);

        string Label(double value) => format.Format(value * unit.Factor);

        bool Fits(double[] values) =>
            room.Fits([.. values.Select(value => (value - plan.Lo) / (plan.Hi - plan.Lo))], [.. values.Select(Label)]);

        double[] EveryKth(double[] values)
        {
            for (int scale = 1; scale < values.Length; scale *= 10)
            {
                foreach (int k in (int[])[1, 2, 5])
                {
                    double[] some = [.. values.Where((_, i) => i % (k * scale) == 0)];
                    if (some.Length <= TickRoom.Most + 1 && Fits(some))
                        return some;
                }
            }

            return [values[0]];
        }

        double[] Greedy(double[] values)
        {
            var some = new List<double> { values[^1] };
            for (int i = values.Length - 2; i >= 0; i--)
            {
                if (Fits([values[i], some[^1]]))
                    some.Add(values[i]);
            }

            some.Reverse();
            return [.. some];
        }
    }

    private static bool IsMultiple(double value, double step) => Math.Abs(value / step - Math.Round(value / step)) < 1e-6;

    private static bool IsEven(double[] values)
    {
        double step = values[1] - values[0];
        for (int i = 2; i < values.Length; i++)
        {
            if (Math.Abs(values[i] - values[i - 1] - step) > 1e-6 * step)
                return false;
        }

        return values.Length > 2;
    }
}
