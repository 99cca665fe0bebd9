using System.Globalization;
using System.Text;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Artifacts;

/// <summary>Reads <c>profile_export_aiperf_timeslices.csv</c> (spec artifacts 1.6).</summary>
internal static class TimesliceReader
{
    /// <summary>A run of a month in slices of three seconds; more rows than this leave no room for a picture of them.</summary>
    private const int MaxSlices = 1_000_000;

    private const long MaxBytes = 512L << 20;

    private static readonly string[] Columns = ["Timeslice", "Metric", "Unit", "Stat", "Value"];

    /// <summary>Reads a file. Rows that cannot be used are left out and counted; cells without a number are missing values.</summary>
    /// <param name="fullPath">The absolute path.</param>
    /// <param name="displayPath">The path for messages.</param>
    /// <param name="runName">The run for messages.</param>
    /// <param name="report">Receives at most one diagnostic, and one for each metric that is given in two units.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>The slices, or <see langword="null"/> when the file has none; a file of a header alone is no mistake and not reported.</returns>
    public static TimesliceTable? Read(
        string fullPath, string displayPath, string runName, Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        TimesliceTable? Fail(string reason)
        {
            report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath), runName, reason, WithoutFile.Of(displayPath)));
            return null;
        }

        string text;
        try
        {
            if (OpenFile.ReadAll(fullPath, MaxBytes) is not { } bytes)
                return Fail("it is larger than 512 MB, which no list of time slices is");
            text = Encoding.UTF8.GetString(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(FileFailure.Reason(exception));
        }

        var rows = new CsvRows(text);
        if (!rows.Read())
            return Fail("it is empty");
        int[] places = [.. Columns.Select(column => IndexOf(rows, column))];
        string[] absent = [.. Columns.Where((_, index) => places[index] < 0)];
        return absent.Length > 0
            ? Fail($"its header lacks the column {string.Join(" and ", absent)}")
            : ReadRows(rows, places, displayPath, runName, report, cancellation);
    }

    private static TimesliceTable? ReadRows(
        CsvRows rows, int[] places, string displayPath, string runName, Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        int width = rows.Count;
        int count = 0;
        int sliceCount = 0;
        var rejected = new RejectedLines();
        var metrics = new MetricsByHeader();
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (rows.IsBlank)
                continue;
            count++;
            if (ReadRow(rows, places, width, metrics, rejected.Count == 0, ref sliceCount) is { } problem)
                rejected.Add(rows.Line, problem);
        }

        rejected.Report(count, displayPath, runName, report);
        metrics.ReportUnits(displayPath, report);
        TimesliceMetric[] found = metrics.Build();
        return found.Length == 0 ? null : new TimesliceTable(found, sliceCount);
    }

    /// <summary>Reads a row.</summary>
    /// <returns><see langword="null"/>, or why the row is not usable; in words only where they are wanted, since there may be many.</returns>
    private static string? ReadRow(CsvRows rows, int[] places, int width, MetricsByHeader metrics, bool inWords, ref int sliceCount)
    {
        if (rows.IsUnclosed)
            return "its quotation mark is never closed";
        if (rows.Count != width)
            return inWords ? string.Create(CultureInfo.InvariantCulture, $"it has {rows.Count} fields instead of {width}") : "";
        if (!TryReadSlice(rows[places[0]], out int slice))
            return inWords ? $"'{Shortened(rows[places[0]])}' is no slice number" : "";

        // A statistic of a later AIPerf is not a mistake; it has no place here yet.
        ReadOnlySpan<char> value = rows[places[4]].Trim();
        if (StatKeys.Find(rows[places[3]]) is not { } stat || value.IsEmpty)
            return null;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return inWords ? $"'{Shortened(value)}' is no number" : "";
        if (!double.IsFinite(number))
            return null;
        if (!metrics.Find(rows[places[1]], rows[places[2]]).TryAdd(slice, stat, number))
            return inWords ? string.Create(CultureInfo.InvariantCulture, $"it repeats a value of slice {slice}") : "";
        sliceCount = Math.Max(sliceCount, slice + 1);
        return null;
    }

    private static bool TryReadSlice(ReadOnlySpan<char> text, out int slice)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out slice))
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || number != Math.Truncate(number) || !(number is >= 0 and < MaxSlices))
                return false;
            slice = (int)number;
        }

        return slice is >= 0 and < MaxSlices;
    }

    private static int IndexOf(CsvRows rows, string column)
    {
        for (int index = 0; index < Math.Min(rows.Count, CsvRows.MaxFields); index++)
        {
            if (rows[index].SequenceEqual(column))
                return index;
        }

        return -1;
    }

    private static string Shortened(ReadOnlySpan<char> text) => text.Length <= 20 ? text.ToString() : text[..20].ToString() + "…";

    private sealed class MetricsByHeader
    {
        private readonly List<TimesliceMetricBuilder> _metrics = [];
        private readonly Dictionary<string, TimesliceMetricBuilder> _byHeader = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, (string Unit, string Other)> _otherUnits = new(StringComparer.Ordinal);

        public TimesliceMetricBuilder Find(ReadOnlySpan<char> header, ReadOnlySpan<char> unit)
        {
            if (_byHeader.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(header, out TimesliceMetricBuilder? metric))
            {
                if (!unit.SequenceEqual(metric.Unit))
                    _otherUnits.TryAdd(metric.Header, (metric.Unit, unit.ToString()));
                return metric;
            }

            _metrics.Add(metric = new TimesliceMetricBuilder(header.ToString(), unit.ToString()));
            _byHeader.Add(header.ToString(), metric);
            return metric;
        }

        public void ReportUnits(string displayPath, Action<PlotDiagnostic> report)
        {
            foreach (var (header, (unit, other)) in _otherUnits)
                report(DiagnosticTable.UnitsDiffer.At(new SourceSpan(displayPath), header, unit, other));
        }

        public TimesliceMetric[] Build() => [.. _metrics.Select(metric => metric.Build()).OfType<TimesliceMetric>()];
    }
}
