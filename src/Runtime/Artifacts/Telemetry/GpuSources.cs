using System.Globalization;
using System.Text;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Finds the series of a record: sources (exporter, host, UUID, index) by their bytes, and of several sources of one physical GPU the
/// one series. Records come round robin, so the source is nearly always the one that followed last time.
/// </summary>
internal sealed class GpuSources
{
    private readonly List<Source> _sources = [];
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GpuSeriesBuilder> _byKey = new(StringComparer.Ordinal);
    private int _expected;

    /// <summary>The sources, in order of first appearance.</summary>
    public IEnumerable<ReportedGpu> Reported => _sources.Select(source => source.Gpu);

    /// <summary>The series, in order of first appearance.</summary>
    public List<GpuSeriesBuilder> Series { get; } = [];

    /// <summary>The series of a record's GPU; a new one is added.</summary>
    public GpuSeriesBuilder Find(in GpuRecord record)
    {
        int index = _expected < _sources.Count && _sources[_expected].Equals(record) ? _expected : FindOrAdd(record);
        _expected = index + 1 == _sources.Count ? 0 : index + 1;
        return _sources[index].Series;
    }

    private int FindOrAdd(in GpuRecord record)
    {
        string url = Encoding.UTF8.GetString(record.Url);
        string host = Encoding.UTF8.GetString(record.Host);
        string uuid = Encoding.UTF8.GetString(record.Uuid);
        string text = string.Join('\n', url, host, uuid, record.Index.ToString(CultureInfo.InvariantCulture));
        if (_byText.TryGetValue(text, out int known))
            return known;

        string endpoint = GpuKeys.Endpoint(url);
        string model = Encoding.UTF8.GetString(record.Model);
        GpuIdentity identity = GpuKeys.Of(uuid, host, endpoint, record.Index < 0 ? null : record.Index, model.Length == 0 ? null : model);
        if (!_byKey.TryGetValue(identity.Key, out GpuSeriesBuilder? series))
        {
            _byKey.Add(identity.Key, series = new GpuSeriesBuilder(identity));
            Series.Add(series);
        }

        _sources.Add(new Source(
            record.Url.ToArray(), record.Host.ToArray(), record.Uuid.ToArray(), record.Index,
            new ReportedGpu(endpoint, identity, GpuKeys.IsIdentity(uuid)), series));
        _byText.Add(text, _sources.Count - 1);
        return _sources.Count - 1;
    }

    private sealed class Source(byte[] url, byte[] host, byte[] uuid, int index, ReportedGpu gpu, GpuSeriesBuilder series)
    {
        public ReportedGpu Gpu => gpu;

        public GpuSeriesBuilder Series => series;

        public bool Equals(in GpuRecord record) =>
            record.Index == index && record.Uuid.SequenceEqual(uuid) && record.Url.SequenceEqual(url) && record.Host.SequenceEqual(host);
    }
}
