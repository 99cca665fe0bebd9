namespace AiPerf.Plot.Layout;

/// <summary>Thins a line to the first, lowest, highest and last point of each column (Jugel 2014; spec plots A.9).</summary>
internal static class M4
{
    /// <summary>Points a column keeps at most.</summary>
    public const int PerColumn = 4;

    /// <summary>
    /// The indices to draw, in order; gaps (not-a-number) stay as single indices. All of them when there are few, or when x is not ascending.
    /// </summary>
    /// <param name="x">Horizontal layout positions.</param>
    /// <param name="y">Vertical layout positions, as many.</param>
    /// <param name="left">Where columns start.</param>
    /// <param name="columns">Number of columns of width 1.</param>
    public static int[] Select(double[] x, double[] y, double left, int columns)
    {
        if (x.Length <= PerColumn * columns || !IsAscending(x))
            return [.. Enumerable.Range(0, x.Length)];
        var kept = new List<int>(PerColumn * columns);
        var bucket = new Bucket();
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
            {
                bucket.Flush(kept);
                if (kept.Count == 0 || !IsGap(kept[^1]))
                    kept.Add(i);
                continue;
            }

            int column = (int)Math.Clamp(Math.Floor(x[i] - left), -1, columns);
            if (bucket.IsOpen && bucket.Column != column)
                bucket.Flush(kept);
            bucket.Take(i, column, y);
        }

        bucket.Flush(kept);
        return [.. kept];

        bool IsGap(int i) => double.IsNaN(x[i]) || double.IsNaN(y[i]);
    }

    /// <summary>Whether values ascend; not-a-number is passed over.</summary>
    public static bool IsAscending(double[] values)
    {
        double last = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            if (value < last)
                return false;
            last = value;
        }

        return true;
    }

    private struct Bucket
    {
        private int _first;
        private int _low;
        private int _high;
        private int _last;

        public bool IsOpen { get; private set; }

        public int Column { get; private set; }

        public void Take(int index, int column, double[] y)
        {
            if (!IsOpen)
            {
                (IsOpen, Column) = (true, column);
                _first = _low = _high = _last = index;
                return;
            }

            _last = index;
            if (y[index] < y[_low])
                _low = index;
            if (y[index] > y[_high])
                _high = index;
        }

        public void Flush(List<int> kept)
        {
            if (!IsOpen)
                return;
            IsOpen = false;
            kept.Add(_first);
            foreach (int index in (ReadOnlySpan<int>)[Math.Min(_low, _high), Math.Max(_low, _high), _last])
            {
                if (index != kept[^1])
                    kept.Add(index);
            }
        }
    }
}
