using System.Reflection;
using System.Text;

namespace AiPerf.Plot.Dashboard;

/// <summary>The front end as this assembly carries it: one shell, one sheet, one library, one script.</summary>
internal static class FrontEnd
{
    // The order in which the parts of the script build on one another.
    private static readonly string[] Scripts =
    [
        "base.js", "data.js", "math.js", "comparison.js", "runview.js", "chart.js", "state.js", "export.js", "dialogs.js", "cards.js", "tables.js", "app.js",
    ];

    /// <summary>Reads the parts.</summary>
    public static PageAssets Load() => new(Own("shell.html"), Own("style.css"), Text("plotly.js"), Script());

    // One scope for all parts and none of them outside it: nothing of the page can be reached by a name but the hook for tests.
    private static string Script()
    {
        var script = new StringBuilder("(() => {\n'use strict';\n");
        foreach (string part in Scripts)
            script.Append(Own(part)).Append('\n');
        return script.Append("})();\n").ToString();
    }

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // A page is the same bytes whatever line ends the sources were checked out with.
    private static string Own(string name) => Text(name).Replace("\r\n", "\n", StringComparison.Ordinal);
}
