namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class IgnoreCommentsTests
{
    [TestMethod]
    [DataRow("nix: 1\nnox: 2", "AIPERF1002 1:1+3, AIPERF1002 2:1+3", DisplayName = "no comment")]
    [DataRow("nix: 1 # aiperf: ignore AIPERF1002\nnox: 2", "AIPERF1002 2:1+3", DisplayName = "its own line")]
    [DataRow("# aiperf: ignore AIPERF1002\nnix: 1\nnox: 2", "AIPERF1002 3:1+3", DisplayName = "the next line")]
    [DataRow("# aiperf: ignore AIPERF1002\r\n\r\n# why\r\nnix: 1\r\nnox: 2", "AIPERF1002 5:1+3", DisplayName = "the next line with content")]
    [DataRow("  # aiperf:ignore  AIPERF1002, AIPERF1004 because\nnix: 1", "", DisplayName = "several codes, loose spelling, a reason")]
    [DataRow("nix: 1 # aiperf: ignore AIPERF1004\nnox: 2", "AIPERF1002 1:1+3, AIPERF1002 2:1+3", DisplayName = "another code")]
    [DataRow("nix: 1 # aiperf: ignore all\n", "AIPERF1002 1:1+3", DisplayName = "no code")]
    [DataRow("nix: 1#aiperf:ignore AIPERF1002\n", "AIPERF1002 1:1+3", DisplayName = "no comment in YAML")]
    [DataRow("a: [b, c # aiperf: ignore AIPERF1001\nd: 1", "AIPERF1001 1:5+1", DisplayName = "what makes the file unreadable")]
    [DataRow("a: !!set {} # aiperf: ignore AIPERF1008 AIPERF1002\nb: !x 1 # aiperf: ignore AIPERF1008 AIPERF1002", "AIPERF1008 2:4+4", DisplayName = "what YAML cannot be read with")]
    public void A_comment_silences_the_codes_it_names_where_it_stands(string yaml, string expected) =>
        Assert.AreEqual(expected, Parsing.Places(yaml).Replace("\n", ", ", StringComparison.Ordinal));

    [TestMethod]
    public void What_is_silenced_is_still_not_used()
    {
        const string Yaml = "single_run_plots:\n  a: { type: scatter, x: request_number, y: request_latency, y_scale: loud } # aiperf: ignore AIPERF1004\n";
        var parsed = Parsing.Parse(Yaml);

        Assert.IsEmpty(parsed.Diagnostics);
        Assert.AreEqual(Presets.ScaleChoice.Auto, Parsing.Load(Yaml).SingleRunPlots.Single(preset => preset.Name == "a").YScale);
    }
}
