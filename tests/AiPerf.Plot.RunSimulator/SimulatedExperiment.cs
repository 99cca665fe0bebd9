namespace AiPerf.Plot.Simulation;

/// <summary>Runs that belong together, and what aggregates them.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Aggregates">The aggregate cells over them.</param>
public sealed record SimulatedExperiment(IReadOnlyList<SimulatedRun> Runs, IReadOnlyList<SimulatedAggregate> Aggregates)
{
    /// <summary>Runs without aggregates.</summary>
    public SimulatedExperiment(IReadOnlyList<SimulatedRun> runs)
        : this(runs, [])
    {
    }

    /// <summary>Repeats runs and lays the trials out as AIPerf does; each trial has a seed and an hour of its own.</summary>
    /// <param name="cells">The operating points; paths such as <c>concurrency_8</c>. <see cref="TrialLayout.Repeats"/> takes one.</param>
    /// <param name="trials">Trials per operating point, 1 to 10.</param>
    /// <param name="layout">The directories.</param>
    public static SimulatedExperiment OfTrials(IReadOnlyList<SimulatedRun> cells, int trials, TrialLayout layout)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, AggregateWriter.MaximumTrials);
        if (layout == TrialLayout.Repeats)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Count, 1);
        }

        var runs = new List<SimulatedRun>();
        var aggregates = new List<SimulatedAggregate>();
        foreach (var cell in cells)
        {
            SimulatedRun[] repeated = [.. Enumerable.Range(1, trials).Select(trial => Trial(cell, trial, layout))];
            runs.AddRange(repeated);
            string[] paths = [.. repeated.Select(run => run.Path)];
            aggregates.Add(layout switch
            {
                TrialLayout.Repeats => new SimulatedAggregate("aggregate", null, paths),
                TrialLayout.RepeatedSweep => new SimulatedAggregate($"aggregate/{cell.Path}", cell.Path, paths),
                _ => new SimulatedAggregate($"{cell.Path}/aggregate", cell.Path, paths),
            });
        }

        return new SimulatedExperiment(runs, aggregates);
    }

    private static SimulatedRun Trial(SimulatedRun cell, int trial, TrialLayout layout)
    {
        string number = trial.ToString("d4", System.Globalization.CultureInfo.InvariantCulture);
        string path = layout switch
        {
            TrialLayout.Repeats => $"profile_runs/run_{number}",
            TrialLayout.RepeatedSweep => $"profile_runs/trial_{number}/{cell.Path}",
            _ => $"{cell.Path}/profile_runs/trial_{number}",
        };
        return new SimulatedRun(path, cell.Options with
        {
            Seed = (cell.Options.Seed * 100) + trial,
            Trial = trial,
            StartTime = cell.Options.StartTime.AddHours(trial - 1),
            Label = layout == TrialLayout.Repeats ? $"run_{number}" : $"trial_{number}",
        });
    }
}
