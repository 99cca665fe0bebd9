using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>Ticks of an axis of seconds since the first request: clock steps, shown in s, min or h (spec plots R-11).</summary>
internal static class ElapsedTicks
{
    private static readonly double[] Steps =
        [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

    /// <summary>Chooses the ticks; the range stays as planned.</summary>
    public static TickSet Choose(AxisPlan plan, TickRoom room)
    {
        double span = plan.Hi - plan.Lo;
        if (span < 3 || span > 86400 * TickRoom.Most)
            return LinearTicks.Choose(plan, room);
        UnitScaling unit = plan.Axis.VerbatimTitle is null ? UnitScaling.ForElapsed(span) : new UnitScaling("s", 1);

        // Slices of a fixed length keep their edges under the ticks.
        double slice = SliceLength(plan);
        TickSet? sparse = null;
        double[] whole = [.. Steps.Where(step => slice == 0 || Math.Abs(step / slice - Math.Round(step / slice)) < 1e-9)];
        double[] multiples = slice == 0 ? [] : [slice, 2 * slice, 5 * slice, 10 * slice, 20 * slice, 50 * slice, 100 * slice];
        foreach (double step in whole.Concat(multiples))
        {
            TickSet set = With(plan, unit, step, room, out bool fits);
            if (fits && set.Ticks.Length is >= TickRoom.Fewest and <= TickRoom.Most && set.Ticks.Length <= room.Target + 1)
                return set;
            if (fits && set.Ticks.Length >= 2)
                sparse ??= set;
        }

        return sparse ?? LinearTicks.Choose(plan, room);
    }

    private static double SliceLength(AxisPlan plan)
    {
        ImmutableArray<double> edges = plan.Axis.PreferredTicks;
        if (edges.Length < 3)
            return 0;
        double length = edges[1] - edges[0];
        for (int i = 2; i < edges.Length - 1; i++)
        {
            if (Math.Abs(edges[i] - edges[i - 1] - length) > 1e-6 * length)
                return 0;
        }

        return length;
    }

    private static TickSet With(AxisPlan plan, UnitScaling unit, double step, TickRoom room, out bool fits)
    {
        double[] values = LinearTicks.Multiples(plan.Lo, plan.Hi, step);
        NumberFormat format = NumberFormat.For(step * unit.Factor, values.Length == 0 ? 1 : Math.Max(Math.Abs(values[0]), Math.Abs(values[^1])) * unit.Factor);
        string[] labels = [.. values.Select(value => format.Format(value * unit.Factor))];
        fits = room.Fits([.. values.Select(value => (value - plan.Lo) / (plan.Hi - plan.Lo))], labels);
        return new TickSet(
            false, plan.Lo, plan.Hi, unit.Unit, unit.Factor, [.. values.Select((value, i) => new AxisTick(value, labels[i], true))]);
    }
}
