using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Diagnostics;

/// <summary>What a hostile file or directory name holds cannot fake a line of the log.</summary>
[TestClass]
public sealed class OneLineTests
{
    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("", "")]
    [DataRow("通義千問 – β ü", "通義千問 – β ü")]
    [DataRow("a\nb: error AIPERF9001: pwned", "a b: error AIPERF9001: pwned")]
    [DataRow("a\r\nb\tc", "a  b c")]
    [DataRow("\u001b[31mred", "\uFFFD[31mred")]
    [DataRow("\0\u0085\u009b\u2028\u202e\u2066", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [DataRow("##vso[task.setvariable variable=PATH]x ##VSO[a]b ##[error]c #[1] a[2]", "##vso\uFFFDtask.setvariable variable=PATH]x ##VSO\uFFFDa]b ##\uFFFDerror]c #[1] a[2]")]
    public void Control_characters_are_replaced(string text, string expected) => Assert.AreEqual(expected, OneLine.Of(text));

    [TestMethod]
    public void Fit_text_is_not_copied()
    {
        string text = new('x', 100);
        Assert.AreSame(text, OneLine.Of(text));
    }

    [TestMethod]
    public void Every_diagnostic_is_made_of_fit_text()
    {
        var diagnostic = DiagnosticTable.InputNotFound.At(new SourceSpan("a\nb", 3, 4), "c\nd");
        Assert.AreEqual(new SourceSpan("a b", 3, 4), diagnostic.Location);
        Assert.StartsWith("The input 'c d' does not exist", diagnostic.Message);
    }
}
