namespace AiPerf.Plot.Dashboard;

/// <summary>How the interactive page is made.</summary>
internal sealed record PageOptions
{
    /// <summary>The parts that do not depend on the data.</summary>
    public required PageAssets Assets { get; init; }

    /// <summary><c>light</c>, <c>dark</c>, or empty to follow the reader's system.</summary>
    public string Theme { get; init; } = "";

    /// <summary>How many requests of each run the page holds.</summary>
    public PageRequests Requests { get; init; }

    /// <summary>Whether the runs' configurations are in the page, without their secrets.</summary>
    public bool HasConfigurations { get; init; } = true;

    /// <summary>The commit the page was made of, as a CI system names it; empty for none.</summary>
    public string Commit { get; init; } = "";
}

/// <summary>How many requests of a run the page holds.</summary>
internal enum PageRequests
{
    /// <summary>As <see cref="Decimated"/> where one run is analysed by itself, none in a comparison, which reads summaries alone.</summary>
    Auto,

    /// <summary>None: plots over time are left out.</summary>
    None,

    /// <summary>At most 20,000 a run, extremes kept; lines computed of all.</summary>
    Decimated,

    /// <summary>All.</summary>
    Full,
}
