namespace AiPerf.Plot.Layout;

/// <summary>The room an axis has for tick labels, and the test whether they fit in it (spec plots ).</summary>
/// <param name="Length">The axis' length in layout units.</param>
/// <param name="IsHorizontal">Whether labels stand side by side instead of above each other.</param>
/// <param name="Text">Measures labels.</param>
internal sealed record TickRoom(double Length, bool IsHorizontal, TextMaker Text)
{
    /// <summary>Fewest and most labelled ticks of an axis.</summary>
    public const int Fewest = 3, Most = 9;

    private const double HorizontalGap = 10;
    private const double VerticalGap = 6;

    /// <summary>The wanted number of ticks.</summary>
    public double Target => Math.Clamp(Length / (IsHorizontal ? 110 : 70), Fewest, Most);

    /// <summary>Whether labels at ascending fractions of the length keep their distance.</summary>
    public bool Fits(IReadOnlyList<double> fractions, IReadOnlyList<string> labels)
    {
        for (int i = 1; i < labels.Count; i++)
        {
            double distance = (fractions[i] - fractions[i - 1]) * Length;
            double needed = IsHorizontal
                ? (WidthOf(labels[i - 1]) + WidthOf(labels[i])) / 2 + HorizontalGap
                : Text.LineHeight(TextSizes.Tick) + VerticalGap;
            if (distance < needed || labels[i] == labels[i - 1])
                return false;
        }

        return true;
    }

    /// <summary>The width of a label.</summary>
    public double WidthOf(string label) => Text.Width(label, TextSizes.Tick);
}
