using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Dashboard;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot;

/// <summary>Everything a <see cref="PlotJob"/> needs to know. Paths are absolute; nothing is read from the environment.</summary>
public sealed record PlotJobOptions
{
    /// <summary>The directories (or files, which mean their directory) to search for runs.</summary>
    public required IReadOnlyList<RunInput> Inputs { get; init; }

    /// <summary>Where the plots go; created when something is to be written.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>The output directory as messages show it.</summary>
    public required string OutputDisplayPath { get; init; }

    /// <summary>The configuration files above the built-in defaults, weakest first; each exists or is an error.</summary>
    public IReadOnlyList<ConfigurationFile> ConfigurationFiles { get; init; } = [];

    /// <summary>
    /// A configuration made in C#, such as a generated catalog's <c>Defaults</c>; it takes the place of the built-in one and
    /// of <see cref="ConfigurationFiles"/>, which are then not read.
    /// </summary>
    public PlotConfiguration? Configuration { get; init; }

    /// <summary>The formats to write.</summary>
    public OutputFormats Formats { get; init; } = OutputFormats.Png;

    /// <summary>The theme: <c>light</c>, <c>dark</c>, <c>high-contrast</c> or <c>print</c>.</summary>
    public string Theme { get; init; } = "light";

    /// <summary>The palette: <c>safe</c>, <c>deep</c> or <c>bright</c>.</summary>
    public string Palette { get; init; } = "safe";

    /// <summary>
    /// Whether characters that the built-in font does not have are taken from the fonts of this machine. Pictures then depend on the
    /// machine, so this is off unless wanted.
    /// </summary>
    public bool SystemFonts { get; init; }

    /// <summary>Width in layout units, 400 to 8000.</summary>
    public int Width { get; init; } = 1600;

    /// <summary>Height in layout units, 300 to 8000.</summary>
    public int Height { get; init; } = 800;

    /// <summary>Pixels a layout unit, 1 to 4.</summary>
    public double Scale { get; init; } = 1.5;

    /// <summary>Presets to draw instead of the mode's defaults; empty means the defaults.</summary>
    public IReadOnlyList<string> Presets { get; init; } = [];

    /// <summary>Forces a mode; <see langword="null"/> lets the number of runs decide.</summary>
    public RunMode? Mode { get; init; }

    /// <summary>The number of GPUs where an input does not say; beats the telemetry.</summary>
    public int? GpuCount { get; init; }

    /// <summary>How <c>dashboard.html</c> is made; <see langword="null"/> writes none.</summary>
    internal PageOptions? Page { get; init; }

    /// <summary>Is told the absolute paths of what may be written before anything is; for who must know them if the job is killed.</summary>
    internal Action<IReadOnlyList<string>>? Announcing { get; init; }

    /// <summary>Whether drawing nothing is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether the inputs are the user's own choice; an implicit default input without runs is silent.</summary>
    public bool InputsAreExplicit { get; init; } = true;
}

/// <summary>A configuration file layer.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="DisplayPath">The path as messages show it.</param>
public sealed record ConfigurationFile(string FullPath, string DisplayPath);

/// <summary>File formats of a plot.</summary>
[Flags]
public enum OutputFormats
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>PNG picture.</summary>
    Png = 1,

    /// <summary>SVG picture.</summary>
    Svg = 2,

    /// <summary>PDF page.</summary>
    Pdf = 4,

    /// <summary>The plotted data, before decimation, as CSV.</summary>
    Csv = 8,

    /// <summary>The figure as JSON.</summary>
    Json = 16,
}
