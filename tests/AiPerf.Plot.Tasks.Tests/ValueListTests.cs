namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class ValueListTests
{
    [TestMethod]
    [DataRow(null, "")]
    [DataRow("", "")]
    [DataRow("png", "png")]
    [DataRow("png,svg", "png|svg")]
    [DataRow("png;svg", "png|svg")]
    [DataRow("png+svg", "png|svg")]
    [DataRow(" png + svg ,, pdf; ", "png|svg|pdf")]
    [DataRow("a|b", "a|b", DisplayName = "a bar does not split names")]
    public void Names_split_at_semicolon_comma_and_plus(string? text, string expected) =>
        Assert.AreEqual(expected, string.Join('|', ValueList.OfNames(text)));

    [TestMethod]
    public void A_bar_is_part_of_a_name() => Assert.HasCount(1, ValueList.OfNames("a|b"));

    [TestMethod]
    [DataRow(null, "")]
    [DataRow("runs/a;runs/b", "runs/a\nruns/b")]
    [DataRow("runs/a|runs/b", "runs/a\nruns/b")]
    [DataRow(" runs/a | ; runs/b ", "runs/a\nruns/b")]
    [DataRow("runs/a,b+c", "runs/a,b+c")]
    public void Paths_split_at_semicolon_and_bar_alone(string? text, string expected) =>
        Assert.AreEqual(expected, string.Join('\n', ValueList.OfPaths(text)));
}
