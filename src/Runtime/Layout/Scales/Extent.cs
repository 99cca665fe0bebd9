namespace AiPerf.Plot.Layout;

/// <summary>What the data of one axis span.</summary>
internal sealed class Extent
{
    /// <summary>Beyond this, spans and paddings would overflow: such values are not shown.</summary>
    public const double Largest = 1e250;

    /// <summary>Below this, logarithms with padding would underflow: such values are zero.</summary>
    public const double Smallest = 1e-250;

    /// <summary>The smallest finite value; infinite without data.</summary>
    public double Min { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest finite value; negative infinity without data.</summary>
    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>The smallest value above zero.</summary>
    public double MinPositive { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether something is filled down to zero.</summary>
    public bool IsFilled { get; private set; }

    /// <summary>Whether values are written beyond the ends of bars, so that these need room.</summary>
    public bool HasValueLabels { get; set; }

    /// <summary>Whether lines or markers alone decide the scale: the values a rule on spikes may look at.</summary>
    public List<double[]> Clouds { get; } = [];

    /// <summary>Whether there is any finite value.</summary>
    public bool HasData => Min <= Max;

    /// <summary>Takes a value in; not-a-number and infinities are passed over.</summary>
    public void Add(double value)
    {
        if (!(Math.Abs(value) <= Largest))
            return;
        if (Math.Abs(value) < Smallest)
            value = 0;
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        if (value > 0)
            MinPositive = Math.Min(MinPositive, value);
    }

    /// <summary>Takes many values in.</summary>
    public void Add(double[] values)
    {
        foreach (double value in values)
            Add(value);
    }

    /// <summary>Takes values in where the other coordinate is a number too, since only those are drawn.</summary>
    public void Add(double[] values, double[] others)
    {
        int count = Math.Min(values.Length, others.Length);
        for (int i = 0; i < count; i++)
        {
            if (double.IsFinite(others[i]))
                Add(values[i]);
        }
    }

    /// <summary>Zero becomes the foot of something filled.</summary>
    public void AddFoot()
    {
        IsFilled = true;
        Add(0);
    }
}
