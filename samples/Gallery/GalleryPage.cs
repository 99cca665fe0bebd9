using System.Net;
using System.Text;

namespace AiPerf.Plot.Gallery;

/// <summary>The page: a section an exhibit, every plot beside itself in the other themes, at full size behind a click.</summary>
internal static class GalleryPage
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; background: #808080; color: #fff; }
        nav a { color: #fff; margin-right: 1rem; }
        .themes { display: grid; grid-template-columns: repeat(auto-fit, minmax(40rem, 1fr)); gap: 1rem; }
        figure { margin: 0; }
        img { width: 100%; height: auto; display: block; }
        """;

    /// <summary>The page as HTML.</summary>
    public static string Html(IReadOnlyList<(Exhibit Exhibit, IReadOnlyList<DrawnPlot> Plots)> gallery)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Plots of AiPerf.Plot.Build</title>\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n");
        html.Append("<h1>Every plot in every theme</h1>\n<nav>");
        foreach ((Exhibit exhibit, _) in gallery)
            html.Append($"<a href=\"#{exhibit.Name}\">{WebUtility.HtmlEncode(exhibit.Title)}</a>");
        html.Append("</nav>\n");
        foreach ((Exhibit exhibit, IReadOnlyList<DrawnPlot> plots) in gallery)
        {
            html.Append($"<h2 id=\"{exhibit.Name}\">{WebUtility.HtmlEncode(exhibit.Title)}</h2>\n");
            foreach (DrawnPlot plot in plots)
                Section(html, plot);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Section(StringBuilder html, DrawnPlot plot)
    {
        html.Append($"<h3>{WebUtility.HtmlEncode(plot.Title)}</h3>\n<p><code>{plot.Preset.Name}</code>, type <code>{plot.Preset.TypeName}</code>. ");
        html.Append(WebUtility.HtmlEncode(plot.Preset.Description ?? "")).Append("</p>\n<div class=\"themes\">\n");
        foreach ((string theme, string path) in plot.Pictures)
            html.Append($"<figure><figcaption>{theme}</figcaption><a href=\"{path}\"><img loading=\"lazy\" src=\"{path}\" alt=\"{WebUtility.HtmlEncode(plot.AltText)}\"></a></figure>\n");
        html.Append("</div>\n");
    }
}
