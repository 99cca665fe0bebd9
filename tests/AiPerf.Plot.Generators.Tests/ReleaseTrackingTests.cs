using System.Reflection;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Generators.Tests;

/// <summary>
/// The release files list what the generator can report. The compiler's own check of them sees descriptors that are written
/// out in an analyzer; ours come from a table.
/// </summary>
[TestClass]
public sealed class ReleaseTrackingTests
{
    // The task alone reads files; the compiler hands the generator their text.
    private static readonly string[] OfTheTask = [DiagnosticTable.ConfigurationUnreadable.Id];

    [TestMethod]
    public void The_release_files_list_every_code_once_with_its_severity_and_title()
    {
        var expected = typeof(DiagnosticTable).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(DiagnosticDescriptor))
            .Select(property => (DiagnosticDescriptor)property.GetValue(null)!)
            .Where(descriptor => descriptor.Id.StartsWith("AIPERF10", StringComparison.Ordinal) && !OfTheTask.Contains(descriptor.Id))
            .Select(descriptor => RoslynDiagnostics.Convert(descriptor.At(SourceSpan.None, "", "", "", "")).Descriptor)
            .Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}");
        var listed = new[] { "Shipped", "Unshipped" }
            .SelectMany(file => File.ReadLines(Path.Combine(Harness.PathOf("RepositoryDirectory"), "src", "Generators", $"AnalyzerReleases.{file}.md")))
            .Where(line => line.StartsWith("AIPERF", StringComparison.Ordinal));

        Assert.AreEqual(string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', listed.Order(StringComparer.Ordinal)));
    }
}
