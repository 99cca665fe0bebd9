using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Ticks of an axis of names: wrapped, then slanted, then thinned (spec plots R-12).</summary>
internal static class CategoryTicks
{
    private const int MostLines = 3;
    private const double WidestSlanted = 160;
    private const double Gap = 10;

    /// <summary>Chooses label lines, angle and thinning.</summary>
    public static TickSet Choose(AxisPlan plan, TickRoom room)
    {
        string[] names = [.. plan.Axis.Categories.Select(TextMaker.Clean)];
        double pitch = room.Length / names.Length;
        var look = new TextLook(TextSizes.Tick);
        if (!room.IsHorizontal)
            return Set(plan, names, 0, Every(room.Text.LineHeight(TextSizes.Tick) + 6, pitch));

        double width = pitch - Gap;
        if (names.All(name => room.WidthOf(name) <= width))
            return Set(plan, names, 0, 1);
        if (names.All(name => name.Split(' ').All(word => room.WidthOf(word) <= width)))
        {
            List<string>[] wrapped = [.. names.Select(name => TextFlow.Wrap(room.Text, name, width, look, MostLines + 1))];
            if (wrapped.All(lines => lines.Count <= MostLines))
                return Set(plan, [.. wrapped.Select(lines => string.Join('\n', lines))], 0, 1);
        }

        // What the names have in common moves to the title before names are slanted.
        (string common, string[] stripped) = AffixStripping.Strip(names);
        if (common.Length > 0 && stripped.All(name => room.WidthOf(name) <= width))
            return Set(plan, stripped, 0, 1) with { Common = common };
        names = stripped;
        string[] shortened = [.. names.Select(name => TextFlow.Shorten(room.Text, name, WidestSlanted, look))];
        double needed = room.Text.LineHeight(TextSizes.Tick) / Math.Sin(35 * Math.PI / 180) + 2;
        return Set(plan, shortened, -35, Every(needed, pitch)) with { Common = common };
    }

    private static int Every(double needed, double pitch) => Math.Max(1, (int)Math.Ceiling(needed / pitch));

    private static TickSet Set(AxisPlan plan, string[] labels, double angle, int every)
    {
        ImmutableArray<AxisTick> ticks = [.. labels.Select((label, i) => new AxisTick(i, i % every == 0 ? label : "", i % every == 0))];
        return new TickSet(false, plan.Lo, plan.Hi, "", 1, ticks, angle);
    }
}
