namespace AiPerf.Plot.Artifacts;

/// <summary>What a run lacks when one of its files cannot be used.</summary>
internal static class WithoutFile
{
    /// <summary>The consequence, as a clause.</summary>
    /// <param name="displayPath">The file as messages show it; its name decides.</param>
    public static string Of(string displayPath) => ArtifactFiles.Meaning(DisplayPaths.Name(displayPath)) switch
    {
        ArtifactFiles.Summary => $"the run's statistics come from its {ArtifactFiles.Requests}, if it has one, and its model and concurrency are unknown",
        ArtifactFiles.Aggregate => "the trials that it pools are missing from the comparison",
        ArtifactFiles.Timeslices => "the plots of the run's time slices are not drawn",
        ArtifactFiles.GpuTelemetry => "the plots of the run's GPUs are not drawn",
        ArtifactFiles.ServerMetrics => "the run is missing from the plots of server metrics",
        ArtifactFiles.ServerMetricsParquet => $"server metrics come from its {ArtifactFiles.ServerMetrics}, if it has one",
        _ => "the plots of the run's requests and over time are not drawn",
    };
}
