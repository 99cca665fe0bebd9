namespace AiPerf.Plot.Presets;

/// <summary>The runs that no other run beats in both metrics, as a frontier over all runs.</summary>
public sealed record ParetoPreset : MultiRunPreset
{
    /// <summary>How frontier points are joined.</summary>
    public FrontierShape FrontierShape { get; init; }

    /// <summary>One frontier a group, or one more through all groups.</summary>
    public FrontierScope Frontier { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "pareto";
}

/// <summary>How frontier points are joined.</summary>
public enum FrontierShape
{
    /// <summary>Straight segments.</summary>
    Line,

    /// <summary>Steps, which show only what was measured.</summary>
    Step,
}

/// <summary>Over which runs the frontier is taken.</summary>
public enum FrontierScope
{
    /// <summary>One frontier a group.</summary>
    Group,

    /// <summary>The groups' frontiers over one neutral frontier of all runs.</summary>
    Global,
}
