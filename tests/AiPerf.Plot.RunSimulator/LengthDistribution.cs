namespace AiPerf.Plot.Simulation;

/// <summary>Token counts: log-normal, at least 1.</summary>
/// <param name="Mean">The mean, tokens.</param>
/// <param name="RelativeSpread">Standard deviation over mean; 0 makes every request equally long.</param>
public sealed record LengthDistribution(double Mean, double RelativeSpread = 0)
{
    internal int Draw(ref RandomSource random)
    {
        double normal = random.Normal();
        if (RelativeSpread <= 0)
        {
            return Math.Max(1, (int)Math.Floor(Mean + 0.5));
        }

        double variance = PortableMath.Log(1 + (RelativeSpread * RelativeSpread));
        double length = Mean * PortableMath.Exp((Math.Sqrt(variance) * normal) - (variance / 2));
        return Math.Clamp((int)Math.Floor(length + 0.5), 1, 1_000_000);
    }
}
