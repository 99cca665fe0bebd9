using System.Text;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Outputs;

/// <summary><c>aiperf_plot.log</c>: what a job did, step by step. Rewritten at each render, without dates and absolute paths.</summary>
internal sealed class JobLog
{
    /// <summary>The file's name.</summary>
    public const string FileName = "aiperf_plot.log";

    private readonly List<string> _lines = [];

    /// <summary>Adds a step.</summary>
    public void Add(string line) => _lines.Add(line);

    /// <summary>Adds what was reported to the user.</summary>
    public void Add(PlotDiagnostic diagnostic)
    {
        var place = diagnostic.Location switch
        {
            { File: null } => "",
            { Line: 0 } location => $"{PathText.Shared(location.File)}: ",
            var location => FormattableString.Invariant($"{PathText.Shared(location.File)}({location.Line},{location.Column}): "),
        };
        _lines.Add($"{place}{JsonText.Name(diagnostic.Severity)} {diagnostic.Descriptor.Id}: {diagnostic.Message}");
    }

    /// <summary>The log in UTF-8.</summary>
    /// <param name="directories">Absolute directories, of which only the last component is written.</param>
    public byte[] Write(IReadOnlyCollection<string> directories)
    {
        var text = new StringBuilder();
        foreach (var line in _lines)
            text.Append(PathText.WithoutRoots(line.ReplaceLineEndings(" "), directories)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
