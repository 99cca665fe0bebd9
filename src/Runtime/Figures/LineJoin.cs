namespace AiPerf.Plot.Figures;

/// <summary>How neighbouring points of a line are joined.</summary>
public enum LineJoin
{
    /// <summary>By a straight segment.</summary>
    Straight,

    /// <summary>The value holds until the next point (horizontal, then vertical).</summary>
    Step,
}
