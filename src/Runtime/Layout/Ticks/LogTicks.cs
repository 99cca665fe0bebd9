using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>Ticks of a logarithmic axis: decades, 2 and 5 where there are few, minor ticks between (spec plots R-8, A.3).</summary>
internal static class LogTicks
{
    private const double SnapShare = 0.1;

    /// <summary>Chooses unit, ticks and the final range.</summary>
    public static TickSet Choose(AxisPlan plan, TickRoom room)
    {
        UnitScaling unit = plan.Axis.VerbatimTitle is null ? UnitScaling.For(plan.Axis.Unit, plan.Hi) : new UnitScaling(plan.Axis.Unit, 1);
        double low = plan.Lo * unit.Factor;
        double high = plan.Hi * unit.Factor;
        double span = Math.Log10(high / low);
        if (plan.Axis.PreferredTicks.IsEmpty)
        {
            double below = Math.Pow(10, Math.Floor(Math.Log10(low) + 1e-9));
            double above = Math.Pow(10, Math.Ceiling(Math.Log10(high) - 1e-9));
            if (plan.SnapLo && Math.Log10(low / below) < SnapShare * span)
                low = below;
            if (plan.SnapHi && Math.Log10(above / high) < SnapShare * span)
                high = above;
        }

        double[] majors = Majors(plan, low, high, unit.Factor, room);
        var ticks = majors.Select(value => new AxisTick(value / unit.Factor, Label(value, high), true)).ToList();
        foreach (double value in Minors(low, high))
        {
            if (!majors.Any(major => Math.Abs(major / value - 1) < 1e-9))
                ticks.Add(new AxisTick(value / unit.Factor, "", false));
        }

        ImmutableArray<AxisTick> sorted = [.. ticks.OrderBy(tick => tick.Value)];
        return new TickSet(true, low / unit.Factor, high / unit.Factor, unit.Unit, unit.Factor, sorted);
    }

    private static double[] Majors(AxisPlan plan, double low, double high, double factor, TickRoom room)
    {
        if (!plan.Axis.PreferredTicks.IsEmpty)
        {
            double[] wanted = [.. plan.Axis.PreferredTicks.Select(value => value * factor).Where(value => value >= low && value <= high).Distinct().Order()];
            if (wanted.Length >= 2)
                return Thinned(wanted, low, high, room);
        }

        double decades = Math.Log10(high / low);
        double[] plain = Decades(low, high, [1]);
        if (decades >= 2 && plain.Length >= 2)
        {
            for (int every = 1; every < 700; every++)
            {
                double[] some = [.. plain.Where((_, i) => i % every == 0)];
                if (some.Length <= TickRoom.Most && Fits(some, low, high, room))
                    return some;
            }
        }

        foreach (double[] series in (double[][])[[1, 2, 5], [1, 3], [1]])
        {
            double[] values = Decades(low, high, series);
            if (values.Length is >= TickRoom.Fewest and <= TickRoom.Most && Fits(values, low, high, room))
                return values;
        }

        // Less than a decade holds too few of them: nice numbers on the logarithmic scale.
        for (double target = Math.Min(room.Target, 6); target >= 2; target--)
        {
            if (ExtendedWilkinson.Search(low, high, target, step => Fits(LinearTicks.Multiples(low, high, step), low, high, room)) is { } best)
            {
                double[] values = LinearTicks.Multiples(low, high, best.Step);
                if (values.Length >= 2)
                    return [.. values.Where(value => value > 0)];
            }
        }

        return Decades(low, high, [1, 2, 5]) is [var first, ..] ? [first] : [];
    }

    private static double[] Decades(double low, double high, double[] mantissas)
    {
        var values = new List<double>();
        if (!(low > 0) || !double.IsFinite(high))
            return [];
        for (int e = (int)Math.Floor(Math.Log10(low) + 1e-9); e <= Math.Log10(high) + 1e-9; e++)
        {
            foreach (double mantissa in mantissas)
            {
                double value = mantissa * Math.Pow(10, e);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
                    values.Add(value);
            }
        }

        return [.. values];
    }

    private static double[] Minors(double low, double high) =>
        Math.Log10(high / low) > 12 ? [] : Decades(low, high, [1, 2, 3, 4, 5, 6, 7, 8, 9]);

    // Ends first, then from below whatever keeps its distance.
    private static double[] Thinned(double[] wanted, double low, double high, TickRoom room)
    {
        var kept = new List<double> { wanted[0] };
        for (int i = 1; i < wanted.Length; i++)
        {
            bool isLast = i == wanted.Length - 1;
            if (isLast)
            {
                while (kept.Count > 1 && !Fits([kept[^1], wanted[i]], low, high, room))
                    kept.RemoveAt(kept.Count - 1);
                kept.Add(wanted[i]);
            }
            else if (Fits([kept[^1], wanted[i]], low, high, room))
            {
                kept.Add(wanted[i]);
            }
        }

        return [.. kept];
    }

    private static bool Fits(double[] values, double low, double high, TickRoom room)
    {
        double span = Math.Log10(high / low);
        return values.All(value => value > 0)
            && room.Fits([.. values.Select(value => Math.Log10(value / low) / span)], [.. values.Select(value => Label(value, high))]);
    }

    // Neighbouring decades cannot share decimals: each number is written as short as it is exact.
    private static string Label(double value, double high) => NumberFormat.Exact(value, high).Format(value);
}
