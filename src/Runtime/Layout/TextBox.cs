namespace AiPerf.Plot.Layout;

/// <summary>One line of text in place.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Text">What is drawn.</param>
/// <param name="Full">The text before any shortening.</param>
/// <param name="Origin">Where its baseline starts.</param>
/// <param name="Angle">Degrees, clockwise, about the origin: 0, -90 or -35.</param>
/// <param name="Size">Font size in layout units.</param>
/// <param name="IsBold">Whether it is semi-bold.</param>
/// <param name="IsMuted">Whether it is drawn in the muted text colour.</param>
/// <param name="Bounds">The upright box around the rotated text.</param>
/// <param name="HasHalo">Whether a stroke of the background lies below it.</param>
internal sealed record TextBox(
    TextRole Role,
    string Text,
    string Full,
    Point Origin,
    double Angle,
    double Size,
    bool IsBold,
    bool IsMuted,
    Box Bounds,
    bool HasHalo);

/// <summary>What a text is.</summary>
internal enum TextRole
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The line below the title.</summary>
    Subtitle,

    /// <summary>An axis title.</summary>
    AxisTitle,

    /// <summary>A tick label.</summary>
    Tick,

    /// <summary>A legend entry.</summary>
    Legend,

    /// <summary>The legend's head.</summary>
    LegendTitle,

    /// <summary>A point's label.</summary>
    PointLabel,

    /// <summary>A series name at its line's end.</summary>
    EndLabel,

    /// <summary>Text at a reference line or region.</summary>
    ReferenceLabel,

    /// <summary>The word at the better corner.</summary>
    Cue,

    /// <summary>The warning.</summary>
    Warning,

    /// <summary>The lines below the picture.</summary>
    Caption,
}
