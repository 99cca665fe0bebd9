using System.Text.Json;

namespace AiPerf.Plot.Benchmarks;

/// <summary>
/// What one would write with System.Text.Json by hand: a <see cref="Utf8JsonReader"/> a line, the same columns as the loader keeps,
/// arrays skipped with its own <see cref="Utf8JsonReader.TrySkip"/>. One thread.
/// </summary>
internal sealed class JsonPeer
{
    private const int BufferBytes = 1 << 20;

    private readonly List<(byte[] Name, List<double> Values)> _columns = [];
    private readonly List<long> _starts = [];
    private readonly List<long> _ends = [];
    private int _rows;

    /// <summary>The number of records.</summary>
    public int Rows => _rows;

    /// <summary>The sum of all finite values of all columns, to check that the same was read.</summary>
    public double Sum => _columns.Sum(column => column.Values.Where(double.IsFinite).Sum());

    /// <summary>Reads a file.</summary>
    public static JsonPeer Read(string path)
    {
        var peer = new JsonPeer();
        using var file = File.OpenHandle(path);
        byte[] buffer = new byte[BufferBytes];
        int count = 0;
        long offset = 0;
        while (true)
        {
            int read = RandomAccess.Read(file, buffer.AsSpan(count), offset);
            offset += read;
            count += read;
            int first = 0;
            while (buffer.AsSpan(first, count - first).IndexOf((byte)'\n') is var length and >= 0)
            {
                peer.ReadLine(buffer.AsSpan(first, length));
                first += length + 1;
            }

            if (read == 0)
                return peer;
            buffer.AsSpan(first, count - first).CopyTo(buffer);
            count -= first;
        }
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("metadata"u8))
            {
                ReadMetadata(ref json);
            }
            else if (json.ValueTextEquals("metrics"u8))
            {
                ReadMetrics(ref json);
            }
            else
            {
                json.Read();
                json.TrySkip();
            }
        }

        _rows++;
        foreach ((_, List<double> values) in _columns)
        {
            if (values.Count < _rows)
                values.Add(double.NaN);
        }
    }

    private void ReadMetadata(ref Utf8JsonReader json)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            List<long>? times = json.ValueTextEquals("request_start_ns"u8) ? _starts : json.ValueTextEquals("request_end_ns"u8) ? _ends : null;
            json.Read();
            if (times is null)
                json.TrySkip();
            else
                times.Add(json.GetInt64());
        }
    }

    private void ReadMetrics(ref Utf8JsonReader json)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            List<double> column = Column(ref json);
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                bool isValue = json.ValueTextEquals("value"u8);
                json.Read();
                if (isValue && json.TokenType == JsonTokenType.Number)
                    column.Add(json.GetDouble());
                else
                    json.TrySkip();
            }
        }
    }

    private List<double> Column(ref Utf8JsonReader json)
    {
        foreach ((byte[] name, List<double> values) in _columns)
        {
            if (json.ValueTextEquals(name))
                return values;
        }

        List<double> added = [.. Enumerable.Repeat(double.NaN, _rows)];
        _columns.Add((json.ValueSpan.ToArray(), added));
        return added;
    }
}
