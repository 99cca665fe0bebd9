using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Plots;

/// <summary>What became of a preset: a figure, or the reason why there is none.</summary>
internal sealed record PlotDrawing
{
    private PlotDrawing()
    {
    }

    /// <summary>The figure, or <see langword="null"/>.</summary>
    public Figure? Figure { get; private init; }

    /// <summary>Whether the data exist but hold no finite point. Without figure and not empty means skipped.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>What is missing, as a clause without full stop; empty with a figure.</summary>
    public string Missing { get; private init; } = "";

    /// <summary>How to get it, as a sentence; empty with a figure.</summary>
    public string Remedy { get; private init; } = "";

    /// <summary>A figure.</summary>
    public static PlotDrawing Of(Figure figure) => new() { Figure = figure };

    /// <summary>Data are absent.</summary>
    /// <param name="missing">What is missing, such as <c>the run has no time slices</c>.</param>
    /// <param name="remedy">How to get it, as a sentence.</param>
    public static PlotDrawing Skip(string missing, string remedy) => new() { Missing = missing, Remedy = remedy };

    /// <summary>Data exist, but hold no finite point.</summary>
    /// <param name="missing">What holds no finite value.</param>
    /// <param name="remedy">What to look at, as a sentence.</param>
    public static PlotDrawing Empty(string missing, string remedy) => new() { IsEmpty = true, Missing = missing, Remedy = remedy };
}
