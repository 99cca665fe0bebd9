using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>A <c>profile_export.jsonl</c> in a directory of its own, and what reading it gives.</summary>
internal sealed class RequestFile : IDisposable
{
    public const string DisplayPath = "artifacts/run/profile_export.jsonl";

    private readonly string _directory = Directory.CreateTempSubdirectory("aiperf-requests-").FullName;

    public RequestFile(byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllBytes(Path, content);
    }

    public RequestFile(params string[] lines)
        : this(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))))
    {
    }

    public string Path => System.IO.Path.Combine(_directory, "run", "profile_export.jsonl");

    /// <summary>What is told, without that requests are there twice: most files here repeat one line on purpose.</summary>
    public List<PlotDiagnostic> Diagnostics { get; } = [];

    /// <summary>What is told of requests that are there twice.</summary>
    public List<PlotDiagnostic> Repeated { get; } = [];

    /// <summary>Cut into the smallest pieces, so that every boundary falls into the middle of something.</summary>
    public static RequestReaderOptions Tiny { get; } = new() { ReadBytes = 1 << 10, SegmentBytes = 4 << 10, Threads = 2 };

    public RequestTable? TryRead(RequestReaderOptions? options = null)
    {
        Diagnostics.Clear();
        Repeated.Clear();
        return RequestReader.Read(
            Path, DisplayPath, told => (told.Descriptor == DiagnosticTable.RequestsRepeated ? Repeated : Diagnostics).Add(told), options ?? new RequestReaderOptions(), CancellationToken.None);
    }

    public RequestTable Read(RequestReaderOptions? options = null)
    {
        RequestTable? table = TryRead(options);
        Assert.IsNotNull(table, string.Join(Environment.NewLine, Diagnostics.Select(diagnostic => diagnostic.Message)));
        return table;
    }

    /// <summary>A record with the given metrics, as JSON members.</summary>
    public static string Record(long start, string metrics = "", string metadata = "", string rest = "") =>
        $$"""{"metadata":{"session_num":0,"request_start_ns":{{start}},"request_end_ns":{{start + 1000}}{{metadata}}},"metrics":{{{metrics}}}{{rest}}}""";

    /// <summary>Text and bytes that are no UTF-8, which <c>\xNN</c> stands for.</summary>
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
