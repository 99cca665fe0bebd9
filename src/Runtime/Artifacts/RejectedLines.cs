using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Artifacts;

/// <summary>Counts the lines, or rows, of a file that could not be used, so that they are reported once.</summary>
internal sealed class RejectedLines
{
    /// <summary>The number of lines rejected.</summary>
    public int Count { get; private set; }

    /// <summary>The 1-based number of the first of them.</summary>
    public int FirstLine { get; private set; }

    /// <summary>Why the first of them was rejected, without a full stop.</summary>
    public string FirstReason { get; private set; } = "";

    /// <summary>Rejects a line.</summary>
    /// <param name="line">Its 1-based number.</param>
    /// <param name="reason">Why, without a full stop.</param>
    public void Add(int line, string reason)
    {
        if (Count++ == 0)
            (FirstLine, FirstReason) = (line, reason);
    }

    /// <summary>Says what was rejected: some lines, or all of them and with them the file.</summary>
    /// <param name="lines">The number of lines that hold anything.</param>
    /// <param name="displayPath">The file for messages.</param>
    /// <param name="runName">The run for messages.</param>
    /// <param name="report">Receives at most one diagnostic.</param>
    public void Report(int lines, string displayPath, string runName, Action<PlotDiagnostic> report)
    {
        if (Count == 0)
            return;
        var place = new SourceSpan(displayPath, FirstLine);
        report(Count < lines
            ? DiagnosticTable.LinesRejected.At(place, Count, lines, FirstLine, FirstReason)
            : DiagnosticTable.FileUnreadable.At(place, runName, $"none of its lines could be read; of line {FirstLine}: {FirstReason}", WithoutFile.Of(displayPath)));
    }
}
