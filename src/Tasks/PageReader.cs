using AiPerf.Plot.Dashboard;

namespace AiPerf.Plot.Tasks;

/// <summary>Turns the text parameters of the interactive page into its options.</summary>
/// <param name="options">Reads and reports.</param>
internal sealed class PageReader(OptionReader options)
{
    private static readonly PageAssets NotLoaded = new("", "", "", "");

    /// <summary>The options, without the assets.</summary>
    public PageOptions Read(string? theme, string? requests, string? config, string? commit) => new()
    {
        Assets = NotLoaded,
        Theme = options.Choice("Theme", theme, "", "light", "dark"),
        Requests = options.Choice("Requests", requests, "auto", "auto", "none", "decimated", "full") switch
        {
            "none" => PageRequests.None,
            "decimated" => PageRequests.Decimated,
            "full" => PageRequests.Full,
            _ => PageRequests.Auto,
        },
        HasConfigurations = options.Choice("Config", config, "full", "full", "none") == "full",
        Commit = (commit ?? "").Trim(),
    };
}
