using Microsoft.Playwright;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>
/// Debian's Chromium, started once for all tests; without one they are skipped with the reason. The headless shell comes first: the
/// whole browser draws a window with tabs for every page, seen or not.
/// </summary>
[TestClass]
public static class Browser
{
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>A new, empty browser profile.</summary>
    public static async Task<IBrowserContext> NewContext(BrowserNewContextOptions? options = null)
    {
        await Once.WaitAsync();
        try
        {
            _browser ??= await Start();
        }
        finally
        {
            Once.Release();
        }

        var context = await _browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1400, Height = 1000 }, ColorScheme = ColorScheme.Light });
        context.SetDefaultTimeout(15_000);
        return context;
    }

    [AssemblyCleanup]
    public static async Task Stop()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    private static async Task<IBrowser> Start()
    {
        if (Environment.GetEnvironmentVariable("AIPERF_CHROMIUM") is { Length: > 0 } named)
            return await Launch(named);
        if (Array.Find(Places, File.Exists) is not { } found)
        {
            Assert.Inconclusive("There is no Chromium: install the package 'chromium-headless-shell' or 'chromium', or name one in AIPERF_CHROMIUM.");
            throw new InvalidOperationException();
        }

        return await Launch(found);
    }

    private static async Task<IBrowser> Launch(string path)
    {
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    }
}
