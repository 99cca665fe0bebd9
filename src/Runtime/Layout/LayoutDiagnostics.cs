using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>What the layout could not show as asked; the caption and the manifest repeat it.</summary>
internal sealed record LayoutDiagnostics
{
    /// <summary>Point labels without room.</summary>
    public int DroppedLabels { get; init; }

    /// <summary>Equal labels drawn once for neighbouring points.</summary>
    public int MergedLabels { get; init; }

    /// <summary>Labels crossed by a data line.</summary>
    public int CrossedLabels { get; init; }

    /// <summary>Points beyond an axis' range, drawn as carets at the edge.</summary>
    public int OutOfRange { get; init; }

    /// <summary>Error bars that reach beyond an axis' range and fade out at the edge.</summary>
    public int CutIntervals { get; init; }

    /// <summary>Closed outlines that reach beyond an axis' range and fade out at the edge.</summary>
    public int CutRegions { get; init; }

    /// <summary>Series drawn from fewer points than they have.</summary>
    public ImmutableArray<Decimation> Decimations { get; init; } = [];

    /// <summary>Passes until the boxes stood still.</summary>
    public int Passes { get; init; }
}

/// <summary>A series drawn from fewer points than it has.</summary>
/// <param name="Series">The series.</param>
/// <param name="Method"><c>m4</c>, <c>envelope</c>, <c>density</c> or <c>count</c>.</param>
/// <param name="From">Points given.</param>
/// <param name="To">Points, cells or bars drawn.</param>
internal sealed record Decimation(string Series, string Method, int From, int To);
