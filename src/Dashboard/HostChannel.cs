using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Dashboard;

/// <summary>How the server talks to the build that started it: a line a message, with tabs between severity, code, file and text.</summary>
internal sealed class HostChannel(TextWriter output)
{
    private readonly Lock _lock = new();

    /// <summary>Tells something.</summary>
    public void Say(string text) => Write("say", "", "", text);

    /// <summary>Reports a diagnostic.</summary>
    public void Report(PlotDiagnostic diagnostic) => Write(
        diagnostic.Severity.ToString().ToLowerInvariant(), diagnostic.Descriptor.Id, diagnostic.Location.File ?? "", diagnostic.Message);

    private void Write(string kind, string code, string file, string text)
    {
        lock (_lock)
        {
            output.WriteLine($"{kind}\t{code}\t{OneLine.Of(file)}\t{OneLine.Of(text)}");
            output.Flush();
        }
    }
}
