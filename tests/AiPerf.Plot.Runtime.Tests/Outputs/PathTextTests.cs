using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

/// <summary>Nothing written holds an absolute path (DESIGN 5.5).</summary>
[TestClass]
public sealed class PathTextTests
{
    [TestMethod]
    [DataRow("/home/someone/runs/a", "a")]
    [DataRow("/home/someone/runs/a/", "a")]
    [DataRow("C:\\Users\\someone\\runs", "runs")]
    [DataRow("D:/runs", "runs")]
    [DataRow("\\\\server\\share\\runs", "runs")]
    [DataRow("~/runs", "runs")]
    [DataRow("artifacts/runs", "artifacts/runs")]
    [DataRow("~90 %", "~90 %")]
    [DataRow("a:b", "a:b")]
    [DataRow("", "")]
    public void Of_an_absolute_path_only_the_last_component_is_left(string text, string shared) => Assert.AreEqual(shared, PathText.Shared(text));

    [TestMethod]
    [DataRow("comparison: 3 runs below /home/someone/sweep", "comparison: 3 runs below sweep")]
    [DataRow("comparison: 3 runs below artifacts/sweep", "comparison: 3 runs below artifacts/sweep")]
    [DataRow("2,000 tokens / s and 5 / 7", "2,000 tokens / s and 5 / 7")]
    public void A_sentence_keeps_everything_but_absolute_paths(string text, string shared) => Assert.AreEqual(shared, PathText.Sentence(text));

    [TestMethod]
    public void Manifest_summary_and_index_hold_no_absolute_path()
    {
        const string Reason = "single run: 1 run at /home/someone/run_1";
        byte[][] files =
        [
            new Manifest { ModeReason = Reason }.Write(),
            SummaryText.Write([], Reason, "/home/someone/plots"),
            IndexPage.Write(new("Plots", RunMode.MultiRun, Reason, null, [], null, [])),
        ];
        foreach (var file in files)
        {
            Assert.DoesNotContain("someone", Encoding.UTF8.GetString(file));
            StringAssert.Contains(Encoding.UTF8.GetString(file).Replace("\\", "", StringComparison.Ordinal), "run_1", StringComparison.Ordinal);
        }
    }
}
