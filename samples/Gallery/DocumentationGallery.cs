using System.Text;

namespace AiPerf.Plot.Gallery;

/// <summary>The gallery of the documentation: <c>gallery.md</c> and the pictures it shows, light and dark.</summary>
internal static class DocumentationGallery
{
    private const string Folder = "gallery";

    /// <summary>How the documentation's pictures are drawn.</summary>
    public static GalleryOptions Options { get; } = new() { Themes = ["light", "dark"], Width = 1200, Height = 600 };

    /// <summary>Copies the pictures and writes the page.</summary>
    /// <param name="documentation">The documentation's directory.</param>
    /// <param name="drawn">The directory that was drawn into.</param>
    /// <param name="gallery">What was drawn.</param>
    public static void Write(string documentation, string drawn, IReadOnlyList<(Exhibit Exhibit, IReadOnlyList<DrawnPlot> Plots)> gallery)
    {
        string pictures = Path.Combine(documentation, Folder);
        if (Directory.Exists(pictures))
            Directory.Delete(pictures, recursive: true);
        foreach ((string theme, string path) in gallery.SelectMany(one => one.Plots).SelectMany(plot => plot.Pictures))
        {
            string copy = Path.Combine(pictures, theme, Path.GetFileName(path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(drawn, path), copy);
        }

        File.WriteAllText(Path.Combine(documentation, "gallery.md"), Markdown(gallery));
    }

    private static string Markdown(IReadOnlyList<(Exhibit Exhibit, IReadOnlyList<DrawnPlot> Plots)> gallery)
    {
        var page = new StringBuilder();
        page.Append("# Gallery\n\nEvery built-in plot and the variants that look different, of simulated runs, drawn by\n\n");
        page.Append("<!-- not run: writes into the repository; GalleryTests draws elsewhere and compares -->\n```bash\ndotnet run --project samples/Gallery -- --docs docs\n```\n\n");
        page.Append("Without `--docs` the same program writes a page with all four themes side by side. What each plot shows and needs is in [presets.md](presets.md), and how to read it in [plots](plots/README.md).\n");
        foreach ((Exhibit exhibit, IReadOnlyList<DrawnPlot> plots) in gallery)
        {
            page.Append($"\n## {exhibit.Title}\n");
            foreach (DrawnPlot plot in plots)
                Section(page, plot);
        }

        return page.ToString();
    }

    private static void Section(StringBuilder page, DrawnPlot plot)
    {
        page.Append($"\n### {plot.Title}\n\n`{plot.Preset.Name}`, type `{plot.Preset.TypeName}`. {plot.Preset.Description}".TrimEnd()).Append("\n\n");
        string light = Picture("light");
        page.Append($"<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{Picture("dark")}\"><img src=\"{light}\" alt=\"{System.Net.WebUtility.HtmlEncode(plot.AltText)}\"></picture>\n");

        string Picture(string theme) => $"{Folder}/{theme}/{Path.GetFileName(plot.Pictures.Single(picture => picture.Theme == theme).Path)}";
    }
}
