using System.Collections.Immutable;

namespace AiPerf.Plot.Rendering;

/// <summary>The series colours in the order they are given out, for light and for dark paper.</summary>
/// <param name="Name">The name as options spell it.</param>
/// <param name="OnLight">On light paper.</param>
/// <param name="OnDark">On dark paper.</param>
internal sealed record Palette(string Name, ImmutableArray<Rgba> OnLight, ImmutableArray<Rgba> OnDark)
{
    /// <summary>
    /// Told apart under every common colour vision deficiency, and never below 3:1 (spec plots R-21), on the dark theme's paper too,
    /// where legends stand: its fourth colour is a little lighter for that.
    /// </summary>
    public static Palette Safe { get; } = new(
        "safe",
        Colors("#5F9400 #0604AC #7F2407 #E162CD #005C71 #C01244 #7B47BF"),
        Colors("#76B900 #507CF7 #F4E5C3 #C04438 #C9B7FE #945E92 #B4FBF7"));

    /// <summary>Muted hues; some fall below 3:1 on white, and some pairs look alike to colour-blind readers.</summary>
    public static Palette Deep { get; } = new(
        "deep",
        Colors("#4C72B0 #DD8452 #55A868 #C44E52 #8172B3 #937860 #DA8BC3 #8C8C8C #CCB974 #64B5CD"),
        Colors("#4C72B0 #DD8452 #55A868 #C44E52 #8172B3 #937860 #DA8BC3 #8C8C8C #CCB974 #64B5CD"));

    /// <summary>Saturated hues, green first; the same reservations hold.</summary>
    public static Palette Bright { get; } = new(
        "bright",
        Colors("#5F9400 #023EFF #FF7C00 #1AC938 #E8000B #8B2BE2 #9F4800 #F14CC1 #A3A3A3 #FFC400"),
        Colors("#76B900 #F4E5C3 #023EFF #FF7C00 #1AC938 #E8000B #8B2BE2 #9F4800 #F14CC1 #A3A3A3"));

    /// <summary>Every palette.</summary>
    public static ImmutableArray<Palette> All { get; } = [Safe, Deep, Bright];

    /// <summary>The palette of a name, without regard to case; <see langword="null"/> when there is none.</summary>
    public static Palette? Find(string name) =>
        All.FirstOrDefault(palette => string.Equals(palette.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Colours written one after the other, parted by spaces.</summary>
    internal static ImmutableArray<Rgba> Colors(string text) => [.. text.Split(' ').Select(Rgba.Parse)];
}
