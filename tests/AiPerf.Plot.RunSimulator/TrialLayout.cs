namespace AiPerf.Plot.Simulation;

/// <summary>Where AIPerf puts the trials of an experiment.</summary>
public enum TrialLayout
{
    /// <summary>One operating point: <c>profile_runs/run_0001</c>, <c>aggregate</c>.</summary>
    Repeats,

    /// <summary>The sweep repeated as a whole: <c>profile_runs/trial_0001/concurrency_8</c>, <c>aggregate/concurrency_8</c>.</summary>
    RepeatedSweep,

    /// <summary>Each operating point repeated on its own: <c>concurrency_8/profile_runs/trial_0001</c>, <c>concurrency_8/aggregate</c>.</summary>
    IndependentSweep,
}
