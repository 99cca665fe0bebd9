using System.Collections.Concurrent;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>The two ways a reader gets the page.</summary>
public enum Mode
{
    /// <summary>A file, opened from the disk without a network.</summary>
    File,

    /// <summary>Sent by the server.</summary>
    Served,
}

/// <summary>Opens a fixture either way.</summary>
[TestClass]
public static class Opened
{
    private static readonly ConcurrentDictionary<string, Lazy<DashboardServer>> Servers = new();

    internal static async Task<Dashboard> As(Mode mode, string directory, string hash = "", Microsoft.Playwright.BrowserNewContextOptions? options = null, string? script = null) =>
        await Dashboard.Open(Address(mode, directory) + hash, options, script);

    /// <summary>Where a fixture is.</summary>
    public static string Address(Mode mode, string directory) => mode == Mode.File
        ? "file://" + Fixtures.Page(directory)
        : $"http://127.0.0.1:{Server(directory).Port}/";

    /// <summary>A server of a fixture, started once.</summary>
    internal static DashboardServer Server(string directory) => Servers.GetOrAdd(directory, _ => new(() => Start(Options(directory)).GetAwaiter().GetResult())).Value;

    internal static Task<DashboardServer> Start(HostOptions options) =>
        DashboardServer.Start(options, ServedData.Load(options, _ => { }, CancellationToken.None)!, options.Port ?? 0, _ => { });

    internal static HostOptions Options(string directory) => new()
    {
        Inputs = [new(directory, Path.GetFileName(directory), null, null)],
        ConfigurationFiles = File.Exists(directory + ".yaml") ? [new(directory + ".yaml", "plot_config.yaml")] : [],
        Port = 0,
    };
}
