namespace AiPerf.Plot.Simulation;

/// <summary>The shape of the summary's <c>input_config</c>.</summary>
public enum ConfigurationLayout
{
    /// <summary>Schema 1.3: <c>models</c>, <c>phases</c>, <c>artifacts</c> and <c>run_info</c>.</summary>
    Phases,

    /// <summary>Schema 1.1: <c>endpoint.model_names</c>, <c>loadgen</c>, <c>output</c>.</summary>
    LoadGenerator,
}
