using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>Measures with the advances that draw.</summary>
/// <param name="fonts">The faces.</param>
internal sealed class SkiaTextMeasurer(FontBook fonts) : ITextMeasurer
{
    /// <inheritdoc/>
    public double Width(string text, double size, bool bold) => fonts.Width(text, bold) * size;

    /// <inheritdoc/>
    public double Ascent(double size, bool bold) => fonts.Face(bold).Ascent * size;

    /// <inheritdoc/>
    public double Descent(double size, bool bold) => fonts.Face(bold).Descent * size;
}
