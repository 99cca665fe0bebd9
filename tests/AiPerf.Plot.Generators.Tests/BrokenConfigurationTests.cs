using System.Globalization;
using Microsoft.CodeAnalysis;

namespace AiPerf.Plot.Generators.Tests;

/// <summary>The compiler says of each file of <c>tests/BrokenConfigurations</c> what the task says, which writes the list.</summary>
[TestClass]
public sealed class BrokenConfigurationTests
{
    [TestMethod]
    public void The_compiler_tells_every_mistake_as_the_task_does()
    {
        var folder = Path.Combine(Harness.PathOf("RepositoryDirectory"), "tests", "BrokenConfigurations");
        var files = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal);

        Assert.AreEqual(File.ReadAllText(Path.Combine(folder, "expected.txt")), string.Concat(files.Select(Told)));
    }

    private static string Told(string file) =>
        string.Concat((new Harness { Files = [(Path.GetFileName(file), "config", File.ReadAllText(file))] }).Run().Diagnostics
            .Select(found => (found.Location.GetLineSpan().StartLinePosition, Text: Line(found)))
            .OrderBy(line => line.StartLinePosition).ThenBy(line => line.Text, StringComparer.Ordinal).Select(line => line.Text));

    private static string Line(Diagnostic found)
    {
        var at = found.Location.GetLineSpan();
        var severity = found.Severity == DiagnosticSeverity.Info ? "message" : found.Severity == DiagnosticSeverity.Warning ? "warning" : "error";
        return string.Create(CultureInfo.InvariantCulture,
            $"{at.Path}({at.StartLinePosition.Line + 1},{at.StartLinePosition.Character + 1}): {severity} {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}\n");
    }
}
