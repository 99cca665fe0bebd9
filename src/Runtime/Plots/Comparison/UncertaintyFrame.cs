using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Plots;

/// <summary>
/// What of the uncertainty fits the picture (spec plots R-67). Regions and bars may widen an axis to 1.5 times the span of the means,
/// not more, since few repeats have huge intervals; a region that then lies outside for its larger part is not drawn: its visible
/// stripe could not be told from its neighbours'.
/// </summary>
/// <param name="X">The horizontal axis, with fixed ends where <paramref name="IsBounded"/>.</param>
/// <param name="Y">The vertical axis, likewise.</param>
/// <param name="Regions">The regions; those not drawn are data alone.</param>
/// <param name="IsBounded">Whether regions or bars reach beyond the axes.</param>
internal sealed record UncertaintyFrame(Axis X, Axis Y, IReadOnlyList<PolygonLayer> Regions, bool IsBounded)
{
    private const double Padding = 0.04;
    private const double LeastShare = 0.5;

    /// <summary>Chooses the ranges and the regions.</summary>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="points">All operating points.</param>
    /// <param name="regions">The joint regions of those that have one.</param>
    public static UncertaintyFrame Of(Axis x, Axis y, IReadOnlyList<OperatingPoint> points, IReadOnlyList<PolygonLayer> regions)
    {
        PolygonLayer[] chosen = [.. regions];
        while (true)
        {
            PolygonLayer[] drawn = [.. chosen.Where(region => !region.IsDataOnly)];
            Range horizontal = Range.Of(
                x, [.. points.Select(point => point.X)], [.. points.SelectMany(point => (double[])[point.XLow, point.XHigh]), .. drawn.SelectMany(region => region.X)]);
            Range vertical = Range.Of(
                y, [.. points.Select(point => point.Y)], [.. points.SelectMany(point => (double[])[point.YLow, point.YHigh]), .. drawn.SelectMany(region => region.Y)]);
            if (!horizontal.IsBounded && !vertical.IsBounded)
                return new(x, y, chosen, false);

            // A region that is left out does not widen the axes for the others, which may leave out another one.
            bool isStable = true;
            for (int i = 0; i < chosen.Length; i++)
            {
                if (chosen[i].IsDataOnly
                    || ConvexShare.Inside(chosen[i].X, chosen[i].Y, (horizontal.Low, horizontal.High), (vertical.Low, vertical.High)) >= LeastShare)
                    continue;
                chosen[i] = chosen[i] with { IsDataOnly = true };
                isStable = false;
            }

            if (isStable)
                return new(x with { Min = horizontal.Low, Max = horizontal.High }, y with { Min = vertical.Low, Max = vertical.High }, chosen, true);
        }
    }

    private readonly record struct Range(double Low, double High, bool IsBounded)
    {
        public static Range Of(Axis axis, double[] means, double[] ends)
        {
            double[] finite = [.. ends.Where(double.IsFinite), .. means];
            if (axis.Scale != AxisScale.Log || means.Min() <= 0)
                return OfPositions(means, finite, axis);

            // Equal means limit nothing, so that nothing may lie infinitely low.
            double least = means.Max() > means.Min() ? 0 : finite.Where(value => value > 0).Min();
            Range range = OfPositions([.. means.Select(Math.Log10)], [.. finite.Select(value => Math.Log10(Math.Max(least, value)))], null);
            return new(Math.Pow(10, range.Low), Math.Pow(10, range.High), range.IsBounded);
        }

        /// <param name="means">The means' positions along the axis.</param>
        /// <param name="all">All positions; what cannot be shown lies at minus infinity.</param>
        /// <param name="linear">The axis whose rule for zero holds; <see langword="null"/> for a logarithmic one, which has no zero.</param>
        private static Range OfPositions(double[] means, double[] all, Axis? linear)
        {
            bool cannotBeNegative = linear?.NonNegative ?? false;
            (double least, double most) = (cannotBeNegative ? Math.Max(all.Min(), 0) : all.Min(), all.Max());
            double span = means.Max() - means.Min();
            (double floor, double ceiling) = (means.Min() - span / 4, means.Max() + span / 4);
            bool isBounded = span > 0 && (least < floor || most > ceiling);
            (double reachLow, double reachHigh) = isBounded ? (Math.Max(least, floor), Math.Min(most, ceiling)) : (least, most);
            double padding = Padding * (reachHigh - reachLow);
            double low = isBounded && least < floor ? floor : reachLow - padding;
            double high = isBounded && most > ceiling ? ceiling : reachHigh + padding;
            if (cannotBeNegative)
                low = Math.Max(low, 0);

            // The rule for zero is that of the means alone (spec plots R-9): a fixed end would otherwise cut it off.
            bool hasZero = linear is not null && (linear.Zero == ZeroPolicy.Include
                || (linear.Zero == ZeroPolicy.Auto && means.Min() >= 0 && means.Min() <= 0.35 * means.Max()));
            return new(hasZero ? Math.Min(0, low) : low, high, isBounded);
        }
    }
}
