using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>The range of an axis: zero policy and padding (spec plots ).</summary>
internal static class RangeRule
{
    private const double Padding = 0.04;
    private const double LabelPadding = 0.09;
    private const double TimePadding = 0.01;
    private const double ZeroCost = 0.35;

    // Below this share of the magnitude, tick labels could not tell the ends apart.
    private const double LeastSpan = 1e-4;

    // Ends that the user fixes may lie closer together, as long as steps between them are exact.
    private const double LeastFixedSpan = 1e-9;

    /// <summary>Chooses the range before it snaps to ticks.</summary>
    public static AxisPlan Choose(Axis axis, Extent extent, bool isLog)
    {
        if (!axis.Categories.IsEmpty)
            return new AxisPlan(axis, false, -0.5, axis.Categories.Length - 0.5, false, false, false);
        if (!extent.HasData)
            return WithFixedEnds(new AxisPlan(axis, false, 0, 1, false, false, false));
        if (isLog)
            return WithFixedEnds(Logarithmic(axis, extent));
        if (IsFullPercent(axis, extent))
            return new AxisPlan(axis, false, 0, 100, false, false, true);
        return WithFixedEnds(axis.IsElapsedTime ? Elapsed(axis, extent) : Linear(axis, extent));
    }

    /// <summary>Whether zero must be in view .</summary>
    public static bool IncludesZero(Axis axis, Extent extent) => axis.Zero switch
    {
        ZeroPolicy.Include => true,
        ZeroPolicy.Fit => extent.IsFilled,
        _ => extent.IsFilled
            || (extent.Min >= 0 && extent.Min <= ZeroCost * extent.Max)
            || (extent.Max <= 0 && extent.Max >= ZeroCost * extent.Min)
            || (extent.Min < 0 && extent.Max > 0),
    };

    private static bool IsFullPercent(Axis axis, Extent extent) =>
        axis.Unit == "%" && axis.Zero != ZeroPolicy.Fit && axis.Min is null && axis.Max is null && extent.Min >= 0 && extent.Max <= 100;

    private static AxisPlan Elapsed(Axis axis, Extent extent)
    {
        double lo = axis.Zero == ZeroPolicy.Fit ? extent.Min : Math.Min(0, extent.Min);
        double hi = extent.Max;
        if (hi - lo <= LeastSpan * Math.Abs(hi))
            hi = lo + Math.Max(1, Math.Abs(hi) * 0.05);
        return new AxisPlan(axis, false, lo, hi + TimePadding * (hi - lo), false, false, false);
    }

    private static AxisPlan Linear(Axis axis, Extent extent)
    {
        double lo = extent.Min;
        double hi = extent.Max;
        bool zero = IncludesZero(axis, extent);
        if (zero)
        {
            lo = Math.Min(lo, 0);
            hi = Math.Max(hi, 0);
        }

        double span = hi - lo;
        bool snapLo = true;
        bool snapHi = true;
        if (span <= LeastSpan * Math.Max(Math.Abs(lo), Math.Abs(hi)))
        {
            double pad = hi == 0 && lo == 0 ? 1 : 0.05 * Math.Max(Math.Abs(lo), Math.Abs(hi));
            lo -= pad;
            hi += pad;
        }
        else
        {
            // An end at zero is not free: nothing lies beyond it.
            snapLo = !(zero && lo == 0);
            snapHi = !(zero && hi == 0);
            double padding = extent.HasValueLabels ? LabelPadding : Padding;
            if (snapLo)
                lo -= padding * span;
            if (snapHi)
                hi += padding * span;
        }

        if (axis.NonNegative && extent.Min >= 0 && lo <= 0)
        {
            lo = 0;
            snapLo = false;
        }

        return new AxisPlan(axis, false, lo, hi, snapLo, snapHi, false);
    }

    private static AxisPlan Logarithmic(Axis axis, Extent extent)
    {
        double lo = Math.Log10(extent.MinPositive);
        double hi = Math.Log10(extent.Max);
        double pad = hi - lo < 0.01 ? 0.1 : Padding * (hi - lo);
        return new AxisPlan(axis, true, Math.Pow(10, lo - pad), Math.Pow(10, hi + pad), true, true, false);
    }

    private static double? Usable(AxisPlan plan, double? end) =>
        end is { } value && Math.Abs(value) <= Extent.Largest && (!plan.IsLog || value >= Extent.Smallest) ? value : null;

    private static AxisPlan WithFixedEnds(AxisPlan plan)
    {
        double lo = Usable(plan, plan.Axis.Min) ?? plan.Lo;
        double hi = Usable(plan, plan.Axis.Max) ?? plan.Hi;
        if (!(hi - lo > LeastFixedSpan * Math.Max(Math.Abs(lo), Math.Abs(hi))))
        {
            // A fixed end beyond all data: keep it and open the other one.
            if (plan.Axis.Min is not null && plan.Axis.Max is null)
                hi = plan.IsLog ? lo * 10 : lo + Math.Max(1, Math.Abs(lo));
            else if (plan.Axis.Max is not null && plan.Axis.Min is null)
                lo = plan.IsLog ? hi / 10 : hi - Math.Max(1, Math.Abs(hi));
            else
                (lo, hi) = (plan.Lo, plan.Hi);
        }

        return plan with
        {
            Lo = lo,
            Hi = hi,
            SnapLo = plan.SnapLo && plan.Axis.Min is null,
            SnapHi = plan.SnapHi && plan.Axis.Max is null,
        };
    }
}
