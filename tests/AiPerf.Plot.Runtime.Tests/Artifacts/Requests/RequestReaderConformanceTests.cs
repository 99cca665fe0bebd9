using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>Real exports.</summary>
[TestClass]
public sealed class RequestReaderConformanceTests
{
    [TestMethod]
    [DataRow("qwen_sweep/qwen_concurrency1", 10, 10)]
    [DataRow("qwen_sweep/qwen_concurrency2", 10, 10)]
    [DataRow("qwen_sweep/qwen_concurrency4", 10, 10)]
    [DataRow("timeout_errors", 20, 10)]
    [DataRow("synthetic_slices", 150, 140)]
    [DataRow("synthetic_nostream", 60, 60)]
    [DataRow("synthetic_server_metrics", 60, 60)]
    public void Every_record_of_a_real_export_is_read(string run, int rows, int completed)
    {
        (RequestTable? table, List<PlotDiagnostic> diagnostics, string path) = Read(run);

        Assert.IsNotNull(table);
        Assert.IsEmpty(diagnostics);
        Assert.AreEqual(rows, table.Count);
        Assert.AreEqual(completed, table.Status.Count(status => status == RequestStatus.Completed));
        Assert.AreEqual(completed, table.Metric("request_latency")!.PresentCount);
        TableText.AssertEqual(ReferenceReader.Read(File.ReadAllBytes(path)).Table, table, run);
    }

    [TestMethod]
    public void An_export_of_October_2025_has_no_request_times_and_says_so()
    {
        (RequestTable? table, List<PlotDiagnostic> diagnostics, _) = Read("legacy_2025_10");

        Assert.IsNull(table);
        PlotDiagnostic diagnostic = Assert.ContainsSingle(diagnostics);
        Assert.AreSame(DiagnosticTable.FileUnreadable, diagnostic.Descriptor);
        Assert.Contains("none of its 100 lines is a request record, the first is line 1: it has the format of AIPerf before November 2025", diagnostic.Message);
    }

    private static (RequestTable? Table, List<PlotDiagnostic> Diagnostics, string Path) Read(string run)
    {
        string path = Path.Combine(ConformanceData.Folder(run), "profile_export.jsonl");
        List<PlotDiagnostic> diagnostics = [];
        return (RequestReader.Read(path, run + "/profile_export.jsonl", diagnostics.Add, CancellationToken.None), diagnostics, path);
    }
}
