using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>A picture in a theme: the steps that every back end draws.</summary>
internal sealed record Drawing(Picture Picture, Theme Theme, DrawList List)
{
    /// <summary>The drawing of a name such as <c>F1/ttft_vs_throughput/1600x800/dark</c>.</summary>
    public static Drawing Get(string name)
    {
        (Picture picture, Theme theme) = Find(name);
        return Of(picture, theme);
    }

    /// <summary>The picture and the theme of such a name.</summary>
    public static (Picture Picture, Theme Theme) Find(string name)
    {
        int end = name.LastIndexOf('/');
        return (Pictures.Get(name[..end]), Theme.Find(name[(end + 1)..])!);
    }

    /// <summary>The drawing of a picture.</summary>
    public static Drawing Of(Picture picture, Theme theme) => new(picture, theme, DrawListBuilder.Build(picture.Layout, new(theme, Palette.Safe)));
}
