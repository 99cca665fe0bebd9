using System.Security.Cryptography;
using System.Text;

namespace AiPerf.Plot.Dashboard;

/// <summary>
/// Puts <c>dashboard.html</c> together: the shell, the data as inert elements, the library and the script. The page asks for nothing, and
/// its policy allows nothing but what is written here.
/// </summary>
internal static class StandalonePage
{
    /// <summary>The file's name in the output directory.</summary>
    public const string FileName = "dashboard.html";

    /// <summary>The policy's exception for the empty style elements that the library makes.</summary>
    internal const string EmptyStyle = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    /// <summary>The page.</summary>
    /// <param name="assets">The parts that do not depend on the data.</param>
    /// <param name="title">The title; encoded here.</param>
    /// <param name="content">The runs' document.</param>
    /// <param name="configurations">The configurations' document, or <see langword="null"/>.</param>
    /// <param name="runs">The documents of single runs by key.</param>
    /// <param name="table">Rows for readers without scripts: name and path of each run.</param>
    public static byte[] Write(
        PageAssets assets, string title, byte[] content, byte[]? configurations, IReadOnlyList<(string Key, byte[] Document)> runs, IEnumerable<(string Name, string Path)> table)
    {
        using var page = new MemoryStream(assets.Library.Length + assets.Script.Length + content.Length + runs.Sum(run => run.Document.Length) + (1 << 16));
        foreach (var (isPlace, text) in Parts(assets.Shell))
        {
            if (!isPlace)
                Text(page, text);
            else
                Fill(page, text, assets, title, content, configurations, runs, table);
        }

        return page.ToArray();
    }

    /// <summary>The policy of the page, for its own element or for a header.</summary>
    /// <param name="scripts">Where scripts come from.</param>
    /// <param name="style">Where the sheet comes from.</param>
    /// <param name="connect">Where data come from.</param>
    internal static string Policy(string scripts, string style, string connect) =>
        $"default-src 'none'; script-src {scripts}; style-src 'none'; style-src-elem {style} '{EmptyStyle}'; style-src-attr 'unsafe-inline'; "
        + $"img-src data: blob:; connect-src {connect}; base-uri 'none'; form-action 'none'";

    /// <summary>A text as HTML and as the value of an attribute.</summary>
    internal static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    private static void Fill(
        MemoryStream page, string place, PageAssets assets, string title, byte[] content, byte[]? configurations,
        IReadOnlyList<(string Key, byte[] Document)> runs, IEnumerable<(string Name, string Path)> table)
    {
        switch (place)
        {
            case "policy":
                Text(page, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy($"'{Hash(assets.Library)}' '{Hash(assets.Script)}'", $"'{Hash(assets.Style)}'", "'none'")}\">");
                break;
            case "title":
                Text(page, Encode(title));
                break;
            case "style":
                Text(page, $"<style>{assets.Style}</style>");
                break;
            case "table":
                foreach (var (name, path) in table)
                    Text(page, $"<tr><td>{Encode(name)}</td><td>{Encode(path)}</td></tr>");
                break;
            case "scripts":
                Data(page, "aiperf-data", content);
                if (configurations is not null)
                    Data(page, "aiperf-configurations", configurations);
                foreach (var (key, document) in runs)
                    Data(page, "aiperf-run-" + key, document);
                Text(page, $"<script>{assets.Library}</script>\n<script>{assets.Script}</script>");
                break;
            default:
                throw new InvalidOperationException($"The shell has a place '{place}' that nothing fills.");
        }
    }

    private static void Data(MemoryStream page, string id, byte[] document)
    {
        Text(page, $"<script type=\"application/json\" id=\"{id}\">");
        page.Write(document);
        Text(page, "</script>\n");
    }

    /// <summary>The shell's texts and its places <c>{{name}}</c>, in order.</summary>
    internal static IEnumerable<(bool IsPlace, string Text)> Parts(string shell)
    {
        int at = 0;
        while (shell.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            int close = shell.IndexOf("}}", open, StringComparison.Ordinal);
            yield return (false, shell[at..open]);
            yield return (true, shell[(open + 2)..close]);
            at = close + 2;
        }

        yield return (false, shell[at..]);
    }

    /// <summary>The hash of an element's text as a policy names it.</summary>
    internal static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Text(MemoryStream page, string text) => page.Write(Encoding.UTF8.GetBytes(text));
}
