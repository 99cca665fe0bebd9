namespace AiPerf.Plot.Plots;

/// <summary>Factors between units that measure the same, for runs whose files disagree.</summary>
internal static class UnitConversion
{
    private static readonly (string Unit, string Kind, double Size)[] Units =
    [
        ("ns", "time", 1e-9), ("µs", "time", 1e-6), ("ms", "time", 1e-3), ("s", "time", 1),
        ("B", "bytes", 1), ("KB", "bytes", 1024), ("MB", "bytes", 1024.0 * 1024), ("GB", "bytes", 1024.0 * 1024 * 1024),
        ("mW", "power", 1e-3), ("W", "power", 1), ("J", "energy", 1), ("MJ", "energy", 1e6),
    ];

    /// <summary>What to multiply a value with; <see langword="null"/> when the units measure different things.</summary>
    /// <param name="from">A normalised unit.</param>
    /// <param name="to">A normalised unit.</param>
    public static double? Factor(string from, string to)
    {
        // A file without a unit says nothing against the others'.
        if (from == to || from.Length == 0 || to.Length == 0)
            return 1;
        (string Unit, string Kind, double Size) source = Array.Find(Units, unit => unit.Unit == from);
        (string Unit, string Kind, double Size) target = Array.Find(Units, unit => unit.Unit == to);
        return source.Unit is not null && target.Unit is not null && source.Kind == target.Kind ? source.Size / target.Size : null;
    }
}
