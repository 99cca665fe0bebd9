using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>The lines of an axis title with the muted direction cue at its end (spec plots ).</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Cue">The cue; empty without a known direction.</param>
internal sealed record AxisTitle(IReadOnlyList<string> Lines, string Cue)
{
    private const int MostLines = 2;
    private static readonly TextLook Look = new(TextSizes.AxisTitle);
    private static readonly TextLook CueLook = new(TextSizes.AxisTitle, IsMuted: true);

    /// <summary>Composes and breaks a title.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="ticks">Its ticks, which decide the unit.</param>
    /// <param name="room">The length of a line.</param>
    /// <param name="text">Measures.</param>
    public static AxisTitle Of(Axis axis, TickSet ticks, double room, TextMaker text)
    {
        string quantity = TextMaker.Clean(axis.VerbatimTitle ?? axis.Label);
        string unit = axis.VerbatimTitle is null && ticks.Unit.Length > 0 && quantity.Length > 0 ? $"({ticks.Unit})" : "";
        string scale = ticks.IsLog ? "(log scale)" : "";
        string common = ticks.Common;
        if (common.Length > 0 && quantity.Length > 0)
            common = ": " + common;
        string reading = Join(unit, scale);
        string name = Join(Join(quantity, unit) + common, scale);
        string cue = axis.Better switch
        {
            BetterDirection.Higher => "\u2191 better",
            BetterDirection.Lower => "\u2193 better",
            _ => "",
        };
        double cueWidth = cue.Length == 0 ? 0 : text.Width(" " + cue, TextSizes.AxisTitle);
        if (text.Width(name, TextSizes.AxisTitle) + cueWidth <= room)
            return new AxisTitle(name.Length == 0 ? [] : [name], cue);
        List<string> lines = TextFlow.Wrap(text, name, room, Look, MostLines);

        // Too long a name loses its end, never the unit or the scale that the numbers are read by.
        if (reading.Length > 0 && string.Join(' ', lines) != name)
            lines = [TextFlow.Shorten(text, quantity + common, room, Look, 1), TextFlow.Shorten(text, reading, room, Look, 1)];
        bool cueFits = lines.Count > 0 && text.Width(lines[^1], TextSizes.AxisTitle) + cueWidth <= room;
        return new AxisTitle(lines, cueFits ? cue : "");
    }

    /// <summary>The extent across the reading direction.</summary>
    public double Height(TextMaker text) => Lines.Count * text.LineHeight(TextSizes.AxisTitle);

    /// <summary>Places the title centred in a row.</summary>
    /// <param name="text">Measures.</param>
    /// <param name="center">The middle of the row.</param>
    /// <param name="top">The top of the first line.</param>
    /// <param name="left">The least x.</param>
    /// <param name="right">The largest x.</param>
    public IEnumerable<TextBox> PlaceRow(TextMaker text, double center, double top, double left, double right)
    {
        for (int i = 0; i < Lines.Count; i++)
        {
            double width = WidthOf(text, i);
            double x = Math.Max(left, Math.Min(center - width / 2, right - width));
            double baseline = top + text.Ascent(TextSizes.AxisTitle) + i * text.LineHeight(TextSizes.AxisTitle);
            yield return text.AtBaseline(TextRole.AxisTitle, Lines[i], new Point(x, baseline), Look);
            if (HasCue(i))
                yield return text.AtBaseline(TextRole.AxisTitle, Cue, new Point(x + CueOffset(text, i), baseline), CueLook);
        }
    }

    /// <summary>Places the title turned to read upwards, centred on a stretch.</summary>
    /// <param name="text">Measures.</param>
    /// <param name="center">The middle of the stretch.</param>
    /// <param name="left">The left edge of the first line.</param>
    /// <param name="top">The least y.</param>
    /// <param name="bottom">The largest y.</param>
    public IEnumerable<TextBox> PlaceColumn(TextMaker text, double center, double left, double top, double bottom)
    {
        for (int i = 0; i < Lines.Count; i++)
        {
            double width = WidthOf(text, i);
            double y = Math.Min(bottom, Math.Max(center + width / 2, top + width));
            double baseline = left + text.Ascent(TextSizes.AxisTitle) + i * text.LineHeight(TextSizes.AxisTitle);
            yield return text.AtBaseline(TextRole.AxisTitle, Lines[i], new Point(baseline, y), Look, -90);
            if (HasCue(i))
                yield return text.AtBaseline(TextRole.AxisTitle, Cue, new Point(baseline, y - CueOffset(text, i)), CueLook, -90);
        }
    }

    private static string Join(string first, string second) => (first + " " + second).Trim();

    private bool HasCue(int line) => line == Lines.Count - 1 && Cue.Length > 0;

    private double CueOffset(TextMaker text, int line) => text.Width(Lines[line] + " ", TextSizes.AxisTitle) + 2;

    private double WidthOf(TextMaker text, int line) =>
        HasCue(line) ? CueOffset(text, line) + text.Width(Cue, TextSizes.AxisTitle) : text.Width(Lines[line], TextSizes.AxisTitle);
}
