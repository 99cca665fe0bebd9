namespace AiPerf.Plot.Artifacts;

/// <summary>Collects the samples of one GPU as columns.</summary>
internal sealed class GpuSeriesBuilder(GpuIdentity identity)
{
    private readonly List<long> _times = [];
    private readonly List<(int Field, List<double> Values)> _columns = [];
    private readonly Dictionary<int, int> _places = [];
    private bool _isSorted = true;

    /// <summary>Adds a sample.</summary>
    /// <param name="timestampNs">Epoch nanoseconds.</param>
    /// <param name="values">Values by field; of a field given twice the last one counts.</param>
    public void Add(long timestampNs, List<(int Field, double Value)> values)
    {
        _isSorted &= _times.Count == 0 || timestampNs >= _times[^1];
        _times.Add(timestampNs);
        int next = 0;
        foreach ((int field, double value) in values)
        {
            // Records repeat their fields in one order.
            int place = next < _columns.Count && _columns[next].Field == field ? next : Place(field);
            next = place + 1;
            List<double> column = _columns[place].Values;
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
        foreach ((int field, List<double> values) in _columns.OrderBy(column => column.Field))
        {
            Pad(values, times.Length);
            double[] column = [.. values];
            fields.Add(names[field], order is null ? column : [.. order.Select(index => column[index])]);
        }

        return new GpuSeries(identity, times, fields);
    }

    private int Place(int field)
    {
        if (!_places.TryGetValue(field, out int place))
        {
            _places.Add(field, place = _columns.Count);
            _columns.Add((field, []));
        }

        return place;
    }

    private static void Pad(List<double> column, int length)
    {
        while (column.Count < length)
            column.Add(double.NaN);
    }
}
