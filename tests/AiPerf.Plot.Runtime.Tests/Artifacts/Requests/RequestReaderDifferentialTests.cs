using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Runtime.Tests.Robustness;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>The loader against the plainest reader, on random files: every key order, blank, odd value and damage.</summary>
[TestClass]
public sealed class RequestReaderDifferentialTests
{
    // Always the same files: a test that finds something new one run in twenty stops everybody but its author. More of them in a long run.
    private const int Files = 60;

    [TestMethod]
    public void Random_files_read_as_the_plainest_reader_reads_them()
    {
        foreach (int seed in FuzzBudget.Seeds(Files))
            Compare(seed);
        Compare(816_358); // Times twice in one record, the first of the wrong type.
    }

    private static void Compare(int seed)
    {
        byte[] content = new GeneratedExport(seed).Make(lines: 300);
        ReferenceReader.Result expected = ReferenceReader.Read(content);
        using var file = new RequestFile(content);
        foreach (RequestReaderOptions options in new[] { new RequestReaderOptions(), RequestFile.Tiny, new RequestReaderOptions { Threads = 1, ReadBytes = 700, SegmentBytes = 1 << 20 } })
        {
            RequestTable? table = file.TryRead(options);

            if (file.Diagnostics.Exists(found => found.Descriptor == DiagnosticTable.RequestTimesDiffer))
            {
                // Of a value that is not a number the rows that are left cannot tell whether it was one: tests of their own compare the rest.
                Assert.StartsWith($"{table!.Count} rows from {table.OriginNs}", expected.Table, $"seed {seed}");
                continue;
            }

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
