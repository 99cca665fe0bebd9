using System.Globalization;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>
/// What is said about each file of <c>tests/BrokenConfigurations</c>: code, line, column and text, one list for the task and the
/// compiler. With AIPERF_WRITE_DOCS=1 the list is written, to be read before it is committed.
/// </summary>
[TestClass]
public sealed class BrokenConfigurationTests
{
    private const string Folder = "tests/BrokenConfigurations";

    [TestMethod]
    public void The_task_tells_every_mistake_at_its_place()
    {
        var files = Directory.GetFiles(Repository.Path(Folder), "*.yaml").Order(StringComparer.Ordinal).ToArray();
        var told = string.Concat(files.Select(Told));
        if (DiagnosticPagesTests.WriteDocs)
        {
            File.WriteAllText(Repository.Path($"{Folder}/expected.txt"), told);
        }

        Assert.IsGreaterThanOrEqualTo(60, files.Length);
        Assert.AreEqual(Repository.Text($"{Folder}/expected.txt"), told);
        Assert.AreEqual("", string.Join(' ', files.Select(Path.GetFileName).Where(file => !told.Contains('\n' + file + '(', StringComparison.Ordinal) && !told.StartsWith(file + "(", StringComparison.Ordinal))));
    }

    private static string Told(string file)
    {
        using var project = new TemporaryDirectory();
        var engine = new RecordingBuildEngine(project.At("a.csproj"));
        var name = Path.GetFileName(file);
        File.Copy(file, project.At(name));
        using var task = new AiPerfPlotReport { BuildEngine = engine, Subject = "configuration", ProjectDirectory = project.Path, ConfigFile = name, UserDirectory = "" };
        task.Execute();
        return string.Concat(engine.Errors.Select(found => (found.LineNumber, found.ColumnNumber, Text: Line("error", found.File, found.LineNumber, found.ColumnNumber, found.Code, found.Message)))
            .Concat(engine.Warnings.Select(found => (found.LineNumber, found.ColumnNumber, Text: Line("warning", found.File, found.LineNumber, found.ColumnNumber, found.Code, found.Message))))
            .Concat(engine.Messages.Where(found => found.Code is not null).Select(found => (found.LineNumber, found.ColumnNumber, Text: Line("message", found.File, found.LineNumber, found.ColumnNumber, found.Code, found.Message))))
            .OrderBy(line => line.LineNumber).ThenBy(line => line.ColumnNumber).ThenBy(line => line.Text, StringComparer.Ordinal).Select(line => line.Text));
    }

    private static string Line(string severity, string file, int line, int column, string code, string? text) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column}): {severity} {code}: {text}\n");
}
