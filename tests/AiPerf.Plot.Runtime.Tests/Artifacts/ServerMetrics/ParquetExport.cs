using Parquet;
using Parquet.Schema;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>A <c>server_metrics_export.parquet</c>, row by row.</summary>
internal sealed class ParquetExport(params string[] labels)
{
    private readonly List<object?[]> _rows = [];

    /// <summary>Columns that are left out.</summary>
    public string[] Without { get; init; } = [];

    /// <summary>Rows in a row group.</summary>
    public int GroupRows { get; init; } = int.MaxValue;

    public ParquetExport Gauge(string name, long time, double value, params string?[] labels) => Add("gauge", name, time, labels, value: value);

    public ParquetExport Counter(string name, long time, double value, params string?[] labels) => Add("counter", name, time, labels, value: value);

    public ParquetExport Histogram(string name, long time, double sum, double count, params (string Bound, double Count)[] buckets)
    {
        foreach ((string bound, double cumulative) in buckets)
            Add("histogram", name, time, [], sum: sum, count: count, bound: bound, bucketCount: cumulative);
        return this;
    }

    public ParquetExport Add(
        string type, string name, long time, string?[] labelValues, double? value = null, double? sum = null, double? count = null, string? bound = null,
        double? bucketCount = null, string endpoint = "http://a/metrics", string? unit = null)
    {
        _rows.Add([endpoint, name, type, unit, "what it is", time, .. labels.Select((_, i) => labelValues.ElementAtOrDefault(i)), value, sum, count, bound, bucketCount]);
        return this;
    }

    public byte[] Write() => WriteAsync().GetAwaiter().GetResult();

    private async Task<byte[]> WriteAsync()
    {
        string[] texts = ["endpoint_url", "metric_name", "metric_type", "unit", "description", "bucket_le", .. labels];
        string[] names = ["endpoint_url", "metric_name", "metric_type", "unit", "description", "timestamp_ns", .. labels, "value", "sum", "count", "bucket_le", "bucket_count"];
        DataField[] fields = [.. names.Where(name => !Without.Contains(name)).Select(name =>
            name == "timestamp_ns" ? new DataField(name, typeof(long), false) : texts.Contains(name) ? new DataField(name, typeof(string), true) : (DataField)new DataField(name, typeof(double), true))];
        using var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. fields]), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }))
        {
            foreach (object?[][] chunk in _rows.Count == 0 ? [[]] : _rows.Chunk(Math.Min(GroupRows, _rows.Count)))
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                foreach (DataField field in fields)
                {
                    object?[] column = [.. chunk.Select(row => row[Array.IndexOf(names, field.Name)])];
                    if (texts.Contains(field.Name))
                        await group.WriteAsync(field, Array.ConvertAll(column, value => (string)value!));
                    else if (field.ClrType == typeof(long))
                        await group.WriteAsync<long>(field, Array.ConvertAll(column, value => (long)value!).AsMemory());
                    else
                        await group.WriteAsync<double>(field, (ReadOnlyMemory<double?>)Array.ConvertAll(column, value => (double?)value).AsMemory());
                }
            }
        }

        return stream.ToArray();
    }
}
