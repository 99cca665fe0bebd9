namespace AiPerf.Plot.Layout;

/// <summary>Gives an axis its ticks once its length is known.</summary>
internal static class AxisSolver
{
    /// <summary>Chooses ticks, unit and final range.</summary>
    public static TickSet Solve(AxisPlan plan, TickRoom room) => plan switch
    {
        { Axis.Categories.IsEmpty: false } => CategoryTicks.Choose(plan, room),
        { IsLog: true } => LogTicks.Choose(plan, room),
        { Axis.IsElapsedTime: true } => ElapsedTicks.Choose(plan, room),
        { Axis.PreferredTicks.IsEmpty: false } => PreferredTickPicker.Choose(plan, room) ?? LinearTicks.Choose(plan, room),
        _ => LinearTicks.Choose(plan, room),
    };
}
