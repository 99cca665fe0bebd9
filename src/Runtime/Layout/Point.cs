namespace AiPerf.Plot.Layout;

/// <summary>A position in layout units, y downwards.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
internal readonly record struct Point(double X, double Y);
