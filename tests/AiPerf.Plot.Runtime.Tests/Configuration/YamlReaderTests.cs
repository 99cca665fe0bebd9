using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class YamlReaderTests
{
    [TestMethod]
    [DataRow("true", true)]
    [DataRow("True", true)]
    [DataRow("FALSE", false)]
    [DataRow("yes", null)]
    [DataRow("on", null)]
    [DataRow("y", null)]
    [DataRow("tRUE", null)]
    [DataRow("1", null)]
    [DataRow("'true'", null)]
    [DataRow("\"true\"", null)]
    public void Only_true_and_false_are_switches(string text, bool? expected) =>
        Assert.AreEqual(expected, CoreScalar.AsSwitch(Scalar(text)));

    [TestMethod]
    [DataRow("12", 12)]
    [DataRow("-3", -3)]
    [DataRow("+3", 3)]
    [DataRow("007", 7)]
    [DataRow("0o17", 15)]
    [DataRow("0x1F", 31)]
    [DataRow("0x", null)]
    [DataRow("0o8", null)]
    [DataRow("0xFFFFFFFFFFFFFFFFFFFF", null)]
    [DataRow("1_000", null)]
    [DataRow("1.0", null)]
    [DataRow("1e3", null)]
    [DataRow("3000000000", null)]
    [DataRow("'12'", null)]
    [DataRow("1:30", null)]
    public void Whole_numbers_are_those_of_the_core_schema(string text, int? expected) =>
        Assert.AreEqual(expected, CoreScalar.AsInteger(Scalar(text)));

    [TestMethod]
    [DataRow("1.5", 1.5)]
    [DataRow("-.5e-1", -0.05)]
    [DataRow("5.", 5.0)]
    [DataRow("1e999", null)]
    [DataRow(".inf", null)]
    [DataRow(".nan", null)]
    [DataRow("NaN", null)]
    [DataRow("Infinity", null)]
    [DataRow("1,5", null)]
    [DataRow("'1.5'", null)]
    public void Numbers_are_finite(string text, double? expected) =>
        Assert.AreEqual(expected, CoreScalar.AsNumber(Scalar(text)));

    [TestMethod]
    [DataRow("~", true)]
    [DataRow("null", true)]
    [DataRow("NULL", true)]
    [DataRow("nil", false)]
    [DataRow("'null'", false)]
    [DataRow("''", false)]
    public void Null_is_plain(string text, bool expected) => Assert.AreEqual(expected, Scalar(text).IsNull);

    [TestMethod]
    [DataRow("zz: [a, b\nnext: 1", "AIPERF1001")]
    [DataRow("a: b: c", "AIPERF1001")]
    [DataRow("a: \"open", "AIPERF1001")]
    [DataRow("a: *missing", "AIPERF1008")]
    [DataRow("a: &x [*x]", "AIPERF1008")]
    [DataRow("a: !custom 1", "AIPERF1008")]
    [DataRow("a: !!str 1", "")]
    [DataRow("a: 1\n---\nb: 2", "AIPERF1008")]
    [DataRow("? [a]\n: 1", "AIPERF1008")]
    [DataRow("<<: { a: 1 }", "AIPERF1008")]
    [DataRow("a: 1\na: 2", "AIPERF1005")]
    [DataRow("\"a\": 1\na: 2", "AIPERF1005")]
    [DataRow("a: \"\\q\"", "AIPERF1012")]
    [DataRow("a: \"\\x1\"", "AIPERF1001")]
    public void What_is_not_supported_is_told(string text, string expected)
    {
        Read(text, out var diagnostics);
        Assert.AreEqual(expected, string.Join(' ', diagnostics.Select(diagnostic => diagnostic.Descriptor.Id)));
        Assert.IsTrue(diagnostics.All(diagnostic => diagnostic.Location.Line >= 1), "a place");
    }

    [TestMethod]
    public void The_first_of_two_keys_counts()
    {
        var map = (YamlMapping)Read("a: 1\na: 2", out var diagnostics)!;
        Assert.AreEqual("1", ((YamlScalar)map.Find("a")!.Value).Value);
        Assert.AreEqual((2, 1, 1), (diagnostics[0].Location.Line, diagnostics[0].Location.Column, diagnostics[0].Location.Length));
    }

    [TestMethod]
    [DataRow("a: 1\nb: 2", 2, 1)]
    [DataRow("a: 1\r\nb: 2", 2, 1)]
    [DataRow("a: 1\rb: 2", 2, 1)]
    [DataRow("\uFEFFa: 1\nb: 2", 2, 1)]
    [DataRow("a: \U0001F600 # \u4e2d\n\n\n  \nb: 2", 5, 1)]
    [DataRow("{ a: \U0001F600, b: 2 }", 1, 10)]
    public void Places_count_UTF16_characters(string text, int line, int column)
    {
        var key = ((YamlMapping)Read(text, out _)!).Find("b")!.Key;
        Assert.AreEqual((line, column), (key.Span.Line, key.Span.Column));
        Assert.AreEqual("b", text.TrimStart('\uFEFF').Substring(key.Span.Offset, key.Span.Length));
    }

    [TestMethod]
    public void An_alias_stands_for_its_anchor_and_is_told_at_its_own_place()
    {
        var map = (YamlMapping)Read("a: &x one\nb: *x", out var diagnostics)!;
        Assert.IsEmpty(diagnostics);
        var value = (YamlScalar)map.Find("b")!.Value;
        Assert.AreEqual(("one", 2, 4), (value.Value, value.Span.Line, value.Span.Column));
    }

    [TestMethod]
    [DataRow("too long", "more than")]
    [DataRow("deep flow", "nesting deeper")]
    [DataRow("deep block", "nesting deeper")]
    [DataRow("many aliases", "aliases")]
    [DataRow("many values", "values")]
    [DataRow("ten thousand million laughs", "values")]
    [DataRow("a large mapping many times", "values")]
    public void A_hostile_text_is_refused(string kind, string expected)
    {
        Assert.IsNull(Read(Hostile(kind), out var diagnostics));
        Assert.AreEqual(DiagnosticTable.UnsupportedYaml, diagnostics.Single().Descriptor);
        StringAssert.Contains(diagnostics.Single().Message, expected);
    }

    private static string Hostile(string kind) => kind switch
    {
        "too long" => new('a', YamlReader.MaxLength + 1),
        "deep flow" => new('[', 100_000),
        "deep block" => string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', i) + "a:\n")),
        "many aliases" => $"a: &x 1\nb: [{List("*x", YamlReader.MaxAliases + 1)}]",
        "many values" => $"a: [{List("1", YamlReader.MaxValues + 1)}]",
        "a large mapping many times" => $"a: &a {{{string.Join(',', Enumerable.Range(0, 900).Select(i => $"k{i}: 1"))}}}\nb: [{List("*a", 900)}]",
        // Ten aliases of ten aliases, ten levels deep.
        _ => "a0: &a0 lol\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"a{i}: &a{i} [{List($"*a{i - 1}", 10)}]\n")),
    };

    private static string List(string item, int count) => string.Join(',', Enumerable.Repeat(item, count));

    private static YamlNode? Read(string text, out List<PlotDiagnostic> diagnostics)
    {
        diagnostics = [];
        return YamlReader.Read(text, "plot_config.yaml", diagnostics);
    }

    private static YamlScalar Scalar(string text) => (YamlScalar)((YamlMapping)Read("a: " + text, out _)!).Find("a")!.Value;
}
