namespace AiPerf.Plot.Layout;

/// <summary>Measures text; the renderer implements it with the font that draws, tests with fixed widths.</summary>
internal interface ITextMeasurer
{
    /// <summary>The advance width of a line.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">Font size in layout units.</param>
    /// <param name="bold">Whether it is semi-bold.</param>
    double Width(string text, double size, bool bold);

    /// <summary>From the baseline up to the top of the line, positive.</summary>
    /// <param name="size">Font size in layout units.</param>
    /// <param name="bold">Whether it is semi-bold.</param>
    double Ascent(double size, bool bold);

    /// <summary>From the baseline down to the bottom of the line, positive.</summary>
    /// <param name="size">Font size in layout units.</param>
    /// <param name="bold">Whether it is semi-bold.</param>
    double Descent(double size, bool bold);
}
