namespace AiPerf.Plot.Figures;

/// <summary>Data drawn one way. Coordinates are in data units; not-a-number is a gap.</summary>
public abstract record Layer
{
    /// <summary>The series it belongs to; layers of one series and colour share one legend entry.</summary>
    public required string Series { get; init; }

    /// <summary>The run the data come from; empty when several.</summary>
    public string Run { get; init; } = "";

    /// <summary>The colour by meaning; for series and baselines it also selects marker and dash.</summary>
    public ColorToken Color { get; init; }

    /// <summary>Whether y belongs to the secondary axis.</summary>
    public bool IsSecondary { get; init; }

    /// <summary>Whether it appears in the legend.</summary>
    public bool InLegend { get; init; } = true;

    /// <summary>Whether it is written to the data files alone and not drawn.</summary>
    public bool IsDataOnly { get; init; }

    /// <summary>Whether it counts for the axes' ranges.</summary>
    public bool ExtendsRange { get; init; } = true;
}
