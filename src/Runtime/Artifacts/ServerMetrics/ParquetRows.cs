using Parquet;
using Parquet.Schema;

namespace AiPerf.Plot.Artifacts;

/// <summary>One row group of <c>server_metrics_export.parquet</c>, as columns. What a file does not have is <see langword="null"/> in every row.</summary>
internal sealed class ParquetRows
{
    /// <summary>The columns that are no labels. Every other one is a label, as its name.</summary>
    private static readonly string[] Known =
        ["endpoint_url", "metric_name", "metric_type", "unit", "description", "timestamp_ns", "value", "sum", "count", "bucket_le", "bucket_count"];

    private ParquetRows(int count, string?[] endpoint, string?[] name, string?[] type, string?[] unit, long?[] time)
    {
        Count = count;
        Endpoint = endpoint;
        Name = name;
        Type = type;
        Unit = unit;
        Time = time;
    }

    public int Count { get; }

    public string?[] Endpoint { get; }

    public string?[] Name { get; }

    public string?[] Type { get; }

    public string?[] Unit { get; }

    /// <summary>Epoch nanoseconds.</summary>
    public long?[] Time { get; }

    public required double?[] Value { get; init; }

    public required double?[] Sum { get; init; }

    public required double?[] Observations { get; init; }

    public required string?[] Bound { get; init; }

    public required double?[] BucketCount { get; init; }

    /// <summary>The labels, by name (ordinal).</summary>
    public required IReadOnlyList<(string Name, string?[] Values)> Labels { get; init; }

    /// <summary>The first column that must be there and is not; <see langword="null"/> when all are.</summary>
    public static string? Missing(ParquetSchema schema)
    {
        HashSet<string> names = [.. schema.GetDataFields().Select(field => field.Name)];
        return Array.Find(["endpoint_url", "metric_name", "metric_type", "timestamp_ns"], name => !names.Contains(name));
    }

    private static bool IsText(DataField field) => field.ClrType == typeof(ReadOnlyMemory<char>);

    /// <summary>Reads a row group.</summary>
    public static async Task<ParquetRows> Read(ParquetSchema schema, ParquetRowGroupReader group, CancellationToken cancellation)
    {
        DataField[] fields = schema.GetDataFields();
        int count = checked((int)group.RowCount);
        var labels = new List<(string Name, string?[] Values)>();
        foreach (DataField field in fields.Where(field => !Known.Contains(field.Name) && IsText(field)).OrderBy(field => field.Name, StringComparer.Ordinal))
            labels.Add((field.Name, await Texts(field.Name).ConfigureAwait(false)));
        return new ParquetRows(
            count,
            await Texts("endpoint_url").ConfigureAwait(false),
            await Texts("metric_name").ConfigureAwait(false),
            await Texts("metric_type").ConfigureAwait(false),
            await Texts("unit").ConfigureAwait(false),
            await Times("timestamp_ns").ConfigureAwait(false))
        {
            Value = await Numbers("value").ConfigureAwait(false),
            Sum = await Numbers("sum").ConfigureAwait(false),
            Observations = await Numbers("count").ConfigureAwait(false),
            Bound = await Texts("bucket_le").ConfigureAwait(false),
            BucketCount = await Numbers("bucket_count").ConfigureAwait(false),
            Labels = labels,
        };

        DataField? Field(string name) => Array.Find(fields, field => field.Name == name);

        async Task<string?[]> Texts(string name)
        {
            string?[] texts = new string?[count];
            if (Field(name) is { } field && IsText(field))
                await group.ReadAsync(field, texts.AsMemory()!, null, cancellation).ConfigureAwait(false);
            return texts;
        }

        async Task<long?[]> Times(string name)
        {
            DataField field = Field(name)!;
            return field.ClrType == typeof(long) ? await NullableOf<long>(field).ConfigureAwait(false) : throw new InvalidDataException($"'{name}' is no column of whole numbers");
        }

        async Task<double?[]> Numbers(string name) => Field(name) switch
        {
            null => new double?[count],
            { } field when field.ClrType == typeof(double) => await NullableOf<double>(field).ConfigureAwait(false),
            { } field when field.ClrType == typeof(long) => Array.ConvertAll(await NullableOf<long>(field).ConfigureAwait(false), number => (double?)number),
            _ => throw new InvalidDataException($"'{name}' is no column of numbers"),
        };

        async Task<T?[]> NullableOf<T>(DataField field)
            where T : struct
        {
            var values = new T?[count];
            if (field.IsNullable)
            {
                await group.ReadAsync<T>(field, values.AsMemory(), null, cancellation).ConfigureAwait(false);
                return values;
            }

            var plain = new T[count];
            await group.ReadAsync<T>(field, plain.AsMemory(), null, cancellation).ConfigureAwait(false);
            return Array.ConvertAll(plain, value => (T?)value);
        }
    }
}
