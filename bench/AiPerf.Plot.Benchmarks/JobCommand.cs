using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Benchmarks;

/// <summary>One job from files to pictures, for timing whole processes; see <see cref="ProcessesCommand"/>.</summary>
internal static class JobCommand
{
    /// <summary>Draws the default plots and says how many, and how much memory the process took at most.</summary>
    public static int Run(string input, string output)
    {
        PlotJobResult result = PlotJob.Run(
            new PlotJobOptions { Inputs = [new RunInput(Path.GetFullPath(input), input)], OutputDirectory = Path.GetFullPath(output), OutputDisplayPath = output }, CancellationToken.None);
        int written = result.Plots.Count(plot => plot.Status == PlotStatus.Written);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0}"));
        return result.HasErrors ? 1 : 0;
    }
}
