using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>Point counts on a grid, as levels of the sequential scale.</summary>
/// <param name="Area">The box the grid covers.</param>
/// <param name="Columns">Cells across.</param>
/// <param name="Rows">Cells down.</param>
/// <param name="Levels">Row by row from the top left: 0 = no point, 1 to 255 = fewest to most on a logarithmic scale.</param>
internal sealed record DensityRaster(Box Area, int Columns, int Rows, ImmutableArray<byte> Levels);
