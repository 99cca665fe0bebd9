using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

/// <summary>A font whose every character is 0.56 em wide, with the line metrics of the embedded family.</summary>
internal sealed class FixedWidthMeasurer : ITextMeasurer
{
    public double Width(string text, double size, bool bold) => text.Length * size * (bold ? 0.6 : 0.56);

    public double Ascent(double size, bool bold) => 1.025 * size;

    public double Descent(double size, bool bold) => 0.275 * size;
}
