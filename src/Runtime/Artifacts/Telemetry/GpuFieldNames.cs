using System.Text;

namespace AiPerf.Plot.Artifacts;

/// <summary>Numbers the fields of telemetry records. Records repeat their fields in one order, so the next name is nearly always known in advance.</summary>
internal sealed class GpuFieldNames
{
    /// <summary>Exporters have some dozens of fields; a file with more than this is no telemetry.</summary>
    public const int Max = 256;

    private readonly List<byte[]> _bytes = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private int _expected;

    /// <summary>The names, in order of first appearance.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Starts a record.</summary>
    public void Restart() => _expected = 0;

    /// <summary>The index of a name; a new one is added. Minus one when there are too many.</summary>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        int index = _expected < _bytes.Count && name.SequenceEqual(_bytes[_expected]) ? _expected : Find(name);
        _expected = index + 1;
        return index;
    }

    private int Find(ReadOnlySpan<byte> name)
    {
        string text = Encoding.UTF8.GetString(name);
        if (_indices.TryGetValue(text, out int index))
            return index;
        if (_names.Count == Max)
            return -1;
        _names.Add(text);
        _bytes.Add(name.ToArray());
        _indices.Add(text, _names.Count - 1);
        return _names.Count - 1;
    }
}
