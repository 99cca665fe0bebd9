namespace AiPerf.Plot.Layout;

/// <summary>Chooses the unit an axis is shown in (spec plots R-13).</summary>
/// <param name="Unit">The unit shown.</param>
/// <param name="Factor">Shown value = data value × factor.</param>
internal readonly record struct UnitScaling(string Unit, double Factor)
{
    private static readonly (string Unit, double Seconds)[] Times =
        [("ns", 1e-9), ("\u00b5s", 1e-6), ("ms", 1e-3), ("s", 1), ("min", 60), ("h", 3600)];

    private static readonly (string Unit, double Bytes)[] Sizes =
        [("B", 1), ("KiB", 1024), ("MiB", 1048576), ("GiB", 1073741824), ("TiB", 1099511627776)];

    /// <summary>The unit in which the largest number is below 1,000 and times are not a small fraction.</summary>
    /// <param name="unit">The unit of the data.</param>
    /// <param name="largest">The largest magnitude on the axis, in that unit.</param>
    public static UnitScaling For(string unit, double largest)
    {
        int time = IndexOfTime(unit);
        if (time >= 0 && largest > 0)
        {
            int shown = time;
            while (shown + 1 < Times.Length && InTime(largest, time, shown) >= 1000)
                shown++;
            while (shown > 0 && InTime(largest, time, shown) < 0.1)
                shown--;
            return shown == time ? new UnitScaling(unit, 1) : new UnitScaling(Times[shown].Unit, Times[time].Seconds / Times[shown].Seconds);
        }

        if (unit is "B" or "bytes")
        {
            int shown = 0;
            while (shown + 1 < Sizes.Length && largest >= Sizes[shown + 1].Bytes)
                shown++;
            return new UnitScaling(Sizes[shown].Unit, 1 / Sizes[shown].Bytes);
        }

        return new UnitScaling(unit, 1);
    }

    /// <summary>The unit of clock ticks: seconds, minutes beyond 600 s, hours beyond 3 h .</summary>
    /// <param name="span">The span of the axis in seconds.</param>
    public static UnitScaling ForElapsed(double span) =>
        span > 10800 ? new UnitScaling("h", 1 / 3600.0) : span > 600 ? new UnitScaling("min", 1 / 60.0) : new UnitScaling("s", 1);

    private static double InTime(double value, int from, int to) => value * (Times[from].Seconds / Times[to].Seconds);

    private static int IndexOfTime(string unit) => Array.FindIndex(Times, time => time.Unit == (unit is "us" or "\u03bcs" ? "\u00b5s" : unit));
}
