using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using CsCheck;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>The loader against the plainest reader, on random files: every key order, blank, odd value and damage.</summary>
[TestClass]
public sealed class RequestReaderDifferentialTests
{
    [TestMethod]
    public void Random_files_read_as_the_plainest_reader_reads_them()
    {
        Gen.Int[0, 1_000_000].Sample(Compare, seed: "0N0XIzNsQ0O2", iter: 40);
    }

    private static void Compare(int seed)
    {
        byte[] content = new GeneratedExport(seed).Make(lines: 300);
        ReferenceReader.Result expected = ReferenceReader.Read(content);
        using var file = new RequestFile(content);
        foreach (RequestReaderOptions options in new[] { new RequestReaderOptions(), RequestFile.Tiny })
        {
            RequestTable? table = file.TryRead(options);

            TableText.AssertEqual(expected.Table, table, $"seed {seed}");
            IEnumerable<string> units = file.Diagnostics.Where(found => found.Descriptor == DiagnosticTable.UnitsDiffer)
                .Select(found => found.Message["The metric ".Length..found.Message.IndexOf(" on others", StringComparison.Ordinal)]);
            Assert.AreEqual(expected.OtherUnits, string.Join("; ", units), $"seed {seed}");
            file.Diagnostics.RemoveAll(found => found.Descriptor == DiagnosticTable.UnitsDiffer);
            if (expected.Rejected == 0)
            {
                Assert.IsEmpty(file.Diagnostics);
                continue;
            }

            PlotDiagnostic diagnostic = Assert.ContainsSingle(file.Diagnostics);
            Assert.StartsWith($"{expected.Rejected} of {expected.Lines} lines", diagnostic.Message);
            Assert.AreEqual(expected.FirstRejectedLine, diagnostic.Location.Line);
        }
    }
}
