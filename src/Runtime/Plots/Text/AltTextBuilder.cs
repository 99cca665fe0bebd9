using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Pictures in words, for readers who cannot see them: kind, axes, series with their extremes, and where the data come from.</summary>
internal sealed class AltTextBuilder(string kind, string yTitle, string xTitle)
{
    private const int MostSeries = 8;

    private readonly List<string> series = [];
    private int left;

    /// <summary>Adds a series with its smallest and largest value.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions; not-a-number is ignored.</param>
    /// <param name="yUnit">The unit of y, may be empty.</param>
    /// <param name="xUnit">The unit of x, may be empty.</param>
    public void Add(string name, double[] x, double[] y, string yUnit, string xUnit) =>
        Add(name, y, yUnit, i => double.IsFinite(x[i]) ? NumberText.Short(x[i], xUnit) : null);

    /// <summary>Adds a series with its smallest and largest value.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="y">Vertical positions; not-a-number is ignored.</param>
    /// <param name="yUnit">The unit of y, may be empty.</param>
    /// <param name="place">Where along x a value is; <see langword="null"/> leaves it out.</param>
    public void Add(string name, double[] y, string yUnit, Func<int, string?> place)
    {
        int lowest = -1;
        int highest = -1;
        int count = 0;
        for (int i = 0; i < y.Length; i++)
        {
            if (!double.IsFinite(y[i]) || place(i) is null)
                continue;
            count++;
            if (lowest < 0 || y[i] < y[lowest])
                lowest = i;
            if (highest < 0 || y[i] > y[highest])
                highest = i;
        }

        if (series.Count == MostSeries)
            left++;
        else if (count == 0)
            series.Add($"{name}: no data.");
        else if (count == 1)
            series.Add($"{name}: one point, {Value(lowest)}.");
        else
            series.Add($"{name}: {NumberText.Count(count, "point")}, lowest {Value(lowest)}, highest {Value(highest)}.");

        string Value(int i) => $"{NumberText.Short(y[i], yUnit)} at {place(i)}";
    }

    /// <summary>Adds a sentence.</summary>
    public void Add(string sentence) => series.Add(sentence);

    /// <summary>The text.</summary>
    /// <param name="runs">The names of the runs shown, in order.</param>
    public string Build(IReadOnlyList<string> runs)
    {
        string head = $"{kind} of {yTitle} against {xTitle}.";
        string rest = left > 0 ? $" {NumberText.Count(left)} more series." : "";
        string source = runs.Count == 1 ? $"AIPerf run {runs[0]}."
            : $"From {runs.Count} AIPerf runs: {string.Join(", ", runs.Order(NaturalOrder.Instance).Take(12))}{(runs.Count > 12 ? ", …" : "")}.";
        return $"{head} {string.Join(' ', series)}{rest} {source}";
    }

    /// <summary>An axis' title in words.</summary>
    public static string Title(string label, string unit) => unit.Length == 0 ? label : $"{label} ({unit})";
}
