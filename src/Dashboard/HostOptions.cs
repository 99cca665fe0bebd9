namespace AiPerf.Plot.Dashboard;

/// <summary>What the build tells the server, as one line of JSON on its standard input. Paths are absolute.</summary>
internal sealed record HostOptions
{
    /// <summary>The inputs to search for runs.</summary>
    public required IReadOnlyList<HostInput> Inputs { get; init; }

    /// <summary>The configuration's layers, weakest first: path and path for messages.</summary>
    public IReadOnlyList<HostFile> ConfigurationFiles { get; init; } = [];

    /// <summary><c>light</c>, <c>dark</c>, or empty for the reader's system.</summary>
    public string Theme { get; init; } = "";

    /// <summary>The palette.</summary>
    public string Palette { get; init; } = "safe";

    /// <summary>Presets to show instead of the mode's defaults.</summary>
    public IReadOnlyList<string> Presets { get; init; } = [];

    /// <summary><c>single</c>, <c>multi</c>, or empty.</summary>
    public string Mode { get; init; } = "";

    /// <summary>The number of GPUs, or <see langword="null"/>.</summary>
    public int? GpuCount { get; init; }

    /// <summary>The port; 0 for any that is free; <see langword="null"/> for 8050 or the next free one.</summary>
    public int? Port { get; init; }

    /// <summary>Whether configurations are shown.</summary>
    public bool HasConfigurations { get; init; } = true;

    /// <summary>Whether reading needs the token in the address too.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>Seconds after which the server stops by itself; <see langword="null"/> for never.</summary>
    public double? ExitAfter { get; init; }

    /// <summary>Whether a browser is opened.</summary>
    public bool Open { get; init; }

    /// <summary>Whether the session came over SSH, so that the reader needs a tunnel.</summary>
    public bool IsRemote { get; init; }

    /// <summary>The commit that a saved page names.</summary>
    public string Commit { get; init; } = "";
}

/// <summary>An input.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="DisplayPath">The path for messages.</param>
/// <param name="DisplayName">The run's name, or <see langword="null"/>.</param>
/// <param name="GpuCount">The number of GPUs, or <see langword="null"/>.</param>
internal sealed record HostInput(string FullPath, string DisplayPath, string? DisplayName, int? GpuCount);

/// <summary>A file.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="DisplayPath">The path for messages.</param>
internal sealed record HostFile(string FullPath, string DisplayPath);
