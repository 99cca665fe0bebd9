namespace AiPerf.Plot.Artifacts;

/// <summary>Collects the samples of one GPU as columns.</summary>
internal sealed class GpuSeriesBuilder(GpuIdentity identity)
{
    private readonly List<long> _times = [];
    private readonly List<List<double>> _columns = [];
    private bool _isSorted = true;

    /// <summary>Adds a sample.</summary>
    /// <param name="timestampNs">Epoch nanoseconds.</param>
    /// <param name="values">Values by field; of a field given twice the last one counts.</param>
    public void Add(long timestampNs, List<(int Field, double Value)> values)
    {
        _isSorted &= _times.Count == 0 || timestampNs >= _times[^1];
        _times.Add(timestampNs);
        foreach ((int field, double value) in values)
        {
            while (_columns.Count <= field)
                _columns.Add([]);
            List<double> column = _columns[field];
            Pad(column, _times.Count - 1);
            if (column.Count == _times.Count)
                column[^1] = value;
            else
                column.Add(value);
        }
    }

    /// <summary>The series in time order; samples at one time stay in file order.</summary>
    /// <param name="names">The fields' names.</param>
    public GpuSeries Build(IReadOnlyList<string> names)
    {
        long[] times = [.. _times];
        int[]? order = null;
        if (!_isSorted)
        {
            order = [.. Enumerable.Range(0, times.Length)];
            long[] unsorted = times;
            Array.Sort(order, (left, right) => unsorted[left] != unsorted[right] ? unsorted[left].CompareTo(unsorted[right]) : left.CompareTo(right));
            times = [.. order.Select(index => unsorted[index])];
        }

        var fields = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (int field = 0; field < _columns.Count; field++)
        {
            if (_columns[field].Count == 0)
                continue;
            Pad(_columns[field], times.Length);
            double[] column = [.. _columns[field]];
            fields.Add(names[field], order is null ? column : [.. order.Select(index => column[index])]);
        }

        return new GpuSeries(identity, times, fields);
    }

    private static void Pad(List<double> column, int length)
    {
        while (column.Count < length)
            column.Add(double.NaN);
    }
}
