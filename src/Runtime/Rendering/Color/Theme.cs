using System.Collections.Immutable;

namespace AiPerf.Plot.Rendering;

/// <summary>The colours of everything but the series (spec plots 1.8). A theme never changes sizes or positions.</summary>
internal sealed record Theme
{
    /// <summary>The name as options spell it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the background is dark, which decides the palette's half.</summary>
    public required bool IsDark { get; init; }

    /// <summary>The canvas.</summary>
    public required Rgba Paper { get; init; }

    /// <summary>The plot area.</summary>
    public required Rgba Plot { get; init; }

    /// <summary>Text.</summary>
    public required Rgba Text { get; init; }

    /// <summary>Secondary text, muted data and leaders.</summary>
    public required Rgba Muted { get; init; }

    /// <summary>Grid lines of the value axis.</summary>
    public required Rgba MajorGrid { get; init; }

    /// <summary>Grid lines between them, and those of the horizontal axis.</summary>
    public required Rgba MinorGrid { get; init; }

    /// <summary>Axis lines and ticks.</summary>
    public required Rgba Axis { get; init; }

    /// <summary>Reference lines, and the fill of reference bands.</summary>
    public required Rgba Reference { get; init; }

    /// <summary>The least opacity of reference bands and regions, 0 to 1.</summary>
    public required double ReferenceOpacity { get; init; }

    /// <summary>Edges of reference bands.</summary>
    public required Rgba ReferenceEdge { get; init; }

    /// <summary>Outliers.</summary>
    public required Rgba Outlier { get; init; }

    /// <summary>The warning's text and icon.</summary>
    public required Rgba WarningText { get; init; }

    /// <summary>The box behind the warning.</summary>
    public required Rgba WarningFill { get; init; }

    /// <summary>The cue at the better corner.</summary>
    public required Rgba Cue { get; init; }

    /// <summary>The sequential scale p50, p95, p99; density runs from p99's colour, few, to p95's, many.</summary>
    public required ImmutableArray<Rgba> Sequential { get; init; }

    /// <summary>The shades of grey of baselines.</summary>
    public required ImmutableArray<Rgba> Baselines { get; init; }

    /// <summary>Series colours that replace the palette's; empty to use the palette.</summary>
    public ImmutableArray<Rgba> Series { get; init; } = [];

    /// <summary>Whether lines differ by dash from the second series on, because their colours hardly differ.</summary>
    public bool DashesSeries { get; init; }

    /// <summary>White paper.</summary>
    public static Theme Light { get; } = new()
    {
        Name = "light",
        IsDark = false,
        Paper = Rgba.Parse("#FFFFFF"),
        Plot = Rgba.Parse("#FFFFFF"),
        Text = Rgba.Parse("#0A0A0A"),
        Muted = Rgba.Parse("#5F5F5F"),
        MajorGrid = Rgba.Parse("#E2E2E2"),
        MinorGrid = Rgba.Parse("#EFEFEF"),
        Axis = Rgba.Parse("#8A8A8A"),
        Reference = Rgba.Parse("#2B2B2B"),
        ReferenceOpacity = 0.08,
        ReferenceEdge = Rgba.Parse("#8A8A8A"),
        Outlier = Rgba.Parse("#B00020"),
        WarningText = Rgba.Parse("#7A4F00"),
        WarningFill = Rgba.Parse("#FFF4D6"),
        Cue = Rgba.Parse("#4F7D00"),
        Sequential = Palette.Colors("#0B1560 #2B4FC7 #5B8DEF"),
        Baselines = Palette.Colors("#757575 #4D4D4D #8A8A8A"),
    };

    /// <summary>Dark paper.</summary>
    public static Theme Dark { get; } = new()
    {
        Name = "dark",
        IsDark = true,
        Paper = Rgba.Parse("#252525"),
        Plot = Rgba.Parse("#1A1A1A"),
        Text = Rgba.Parse("#E0E0E0"),
        Muted = Rgba.Parse("#B8B8B8"),
        MajorGrid = Rgba.Parse("#303030"),
        MinorGrid = Rgba.Parse("#262626"),
        Axis = Rgba.Parse("#6E6E6E"),
        Reference = Rgba.Parse("#C4C4C4"),
        ReferenceOpacity = 0.12,
        ReferenceEdge = Rgba.Parse("#6E6E6E"),
        Outlier = Rgba.Parse("#FF6B5A"),
        WarningText = Rgba.Parse("#FFD27A"),
        WarningFill = Rgba.Parse("#33291A"),
        Cue = Rgba.Parse("#76B900"),
        Sequential = Palette.Colors("#DFE9FF #8DB4FF #4A74E8"),
        Baselines = Palette.Colors("#8F8F8F #C4C4C4 #6E6E6E"),
    };

    /// <summary>Black paper, text at the highest contrast, no colour of data below 4.5:1.</summary>
    public static Theme HighContrast { get; } = new()
    {
        Name = "high-contrast",
        IsDark = true,
        Paper = Rgba.Parse("#000000"),
        Plot = Rgba.Parse("#000000"),
        Text = Rgba.Parse("#FFFFFF"),
        Muted = Rgba.Parse("#D6D6D6"),
        MajorGrid = Rgba.Parse("#303030"),
        MinorGrid = Rgba.Parse("#242424"),
        Axis = Rgba.Parse("#FFFFFF"),
        Reference = Rgba.Parse("#FFFFFF"),
        ReferenceOpacity = 0.2,
        ReferenceEdge = Rgba.Parse("#FFFFFF"),
        Outlier = Rgba.Parse("#FF8A7A"),
        WarningText = Rgba.Parse("#FFE08A"),
        WarningFill = Rgba.Parse("#2B2200"),
        Cue = Rgba.Parse("#9BE300"),
        Sequential = Palette.Colors("#FFFFFF #A9C6FF #6C96FF"),
        Baselines = Palette.Colors("#B4B4B4 #E6E6E6 #8C8C8C"),
        Series = Palette.Colors("#8FDB00 #A555DB #FAFFB8 #EC0B13 #DD95FE #C25482 #83FFFF"),
    };

    /// <summary>White paper and greys, told apart by marker and dash, for printers without colour.</summary>
    public static Theme Print { get; } = new()
    {
        Name = "print",
        IsDark = false,
        Paper = Rgba.Parse("#FFFFFF"),
        Plot = Rgba.Parse("#FFFFFF"),
        Text = Rgba.Parse("#000000"),
        Muted = Rgba.Parse("#4A4A4A"),
        MajorGrid = Rgba.Parse("#DEDEDE"),
        MinorGrid = Rgba.Parse("#EEEEEE"),
        Axis = Rgba.Parse("#5A5A5A"),
        Reference = Rgba.Parse("#000000"),
        ReferenceOpacity = 0.1,
        ReferenceEdge = Rgba.Parse("#7A7A7A"),
        Outlier = Rgba.Parse("#000000"),
        WarningText = Rgba.Parse("#000000"),
        WarningFill = Rgba.Parse("#F0F0F0"),
        Cue = Rgba.Parse("#333333"),
        Sequential = Palette.Colors("#000000 #4D4D4D #8A8A8A"),
        Baselines = Palette.Colors("#8A8A8A #6B6B6B #939393"),
        Series = Palette.Colors("#111111 #6E6E6E #3D3D3D #8C8C8C"),
        DashesSeries = true,
    };

    /// <summary>Every theme.</summary>
    public static ImmutableArray<Theme> All { get; } = [Light, Dark, HighContrast, Print];

    /// <summary>The theme of a name, without regard to case; <see langword="null"/> when there is none.</summary>
    public static Theme? Find(string name) =>
        All.FirstOrDefault(theme => string.Equals(theme.Name, name, StringComparison.OrdinalIgnoreCase));
}
