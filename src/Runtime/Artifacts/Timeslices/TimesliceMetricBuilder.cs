using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>Collects the statistics of one metric by slice.</summary>
internal sealed class TimesliceMetricBuilder(string header, string unit)
{
    private readonly Dictionary<(int Slice, Stat Stat), double> _values = [];

    /// <summary>The metric as its rows name it.</summary>
    public string Header => header;

    /// <summary>The unit of its first row.</summary>
    public string Unit => unit;

    /// <summary>Adds a finite value.</summary>
    /// <returns>Whether the slice had none of this statistic yet.</returns>
    public bool TryAdd(int slice, Stat stat, double value) => _values.TryAdd((slice, stat), value);

    /// <summary>The metric, or <see langword="null"/> when it has no value.</summary>
    public TimesliceMetric? Build()
    {
        if (_values.Count == 0)
            return null;

        int[] slices = [.. _values.Keys.Select(key => key.Slice).Distinct().Order()];
        var positions = slices.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var columns = new SortedDictionary<Stat, double[]>();
        foreach (((int slice, Stat stat), double value) in _values)
        {
            if (!columns.TryGetValue(stat, out double[]? column))
            {
                columns.Add(stat, column = new double[slices.Length]);
                Array.Fill(column, double.NaN);
            }

            column[positions[slice]] = value;
        }

        return new TimesliceMetric(header, unit, slices, columns);
    }
}
