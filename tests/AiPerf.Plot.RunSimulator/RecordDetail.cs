namespace AiPerf.Plot.Simulation;

/// <summary>How much a record says.</summary>
public enum RecordDetail
{
    /// <summary>Every metric and identifier that AIPerf writes for a chat endpoint.</summary>
    Full,

    /// <summary>Required identifiers and the six metrics that the plots use: half the size.</summary>
    Core,
}
