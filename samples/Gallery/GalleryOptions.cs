using System.Globalization;

namespace AiPerf.Plot.Gallery;

/// <summary>The command line.</summary>
internal sealed record GalleryOptions
{
    /// <summary>How to use it.</summary>
    public const string Usage = """
        usage: dotnet run --project samples/Gallery [-- <directory>] [--themes light,dark] [--size 1600x800] [--scale 1]
               dotnet run --project samples/Gallery -- --docs <documentation>
        Draws every kind of plot in every theme into the directory (artifacts/gallery) and index.html beside them;
        with --docs, the documentation's gallery.md and its pictures.
        """;

    /// <summary>Every theme there is.</summary>
    public static IReadOnlyList<string> AllThemes { get; } = ["light", "dark", "high-contrast", "print"];

    /// <summary>Where the page and its pictures go.</summary>
    public string Directory { get; init; } = Path.Combine("artifacts", "gallery");

    /// <summary>The documentation's directory, whose gallery is written instead; <see langword="null"/> for the page.</summary>
    public string? Documentation { get; init; }

    /// <summary>The themes, in the order of the page.</summary>
    public IReadOnlyList<string> Themes { get; init; } = AllThemes;

    /// <summary>Width in layout units.</summary>
    public int Width { get; init; } = 1600;

    /// <summary>Height in layout units.</summary>
    public int Height { get; init; } = 800;

    /// <summary>Pixels a layout unit.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Reads arguments.</summary>
    /// <exception cref="FormatException">When one is not understood; the message says which.</exception>
    public static GalleryOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new GalleryOptions();
        for (int place = 0; place < arguments.Count; place++)
        {
            string name = arguments[place];
            options = name switch
            {
                "--docs" => options with { Documentation = Value() },
                "--themes" => options with { Themes = ThemesOf(Value()) },
                "--size" when Value().Split('x') is [string width, string height] => options with { Width = Whole(width), Height = Whole(height) },
                "--scale" => options with { Scale = double.Parse(Value(), CultureInfo.InvariantCulture) },
                _ when name.StartsWith('-') => throw new FormatException($"'{name}' is not understood."),
                _ => options with { Directory = name },
            };

            string Value() => place + 1 < arguments.Count ? arguments[++place] : throw new FormatException($"'{name}' needs a value.");
        }

        return options;
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string[] ThemesOf(string list)
    {
        string[] themes = list.Split(',');
        return themes.Except(AllThemes).FirstOrDefault() is { } unknown
            ? throw new FormatException($"'{unknown}' is no theme; there are {string.Join(", ", AllThemes)}.")
            : themes;
    }
}
