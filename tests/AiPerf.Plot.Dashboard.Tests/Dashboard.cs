using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>An open page of the dashboard with what it asked for and complained of.</summary>
internal sealed class Dashboard : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private Dashboard(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    /// <summary>Errors of the console, uncaught exceptions, violations of the policy.</summary>
    public IEnumerable<string> Complaints => _complaints;

    /// <summary>Addresses asked for that are neither the page nor data.</summary>
    public IEnumerable<string> Requests => _requests;

    public static async Task<Dashboard> Open(string address, BrowserNewContextOptions? options = null, string? script = null)
    {
        var context = await Browser.NewContext(options);
        return await Open(context, address, script);
    }

    public static async Task<Dashboard> Open(IBrowserContext context, string address, string? script = null)
    {
        var page = await context.NewPageAsync();
        var dashboard = new Dashboard(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                dashboard._complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => dashboard._complaints.Enqueue(error);
        page.Dialog += (_, dialog) => dashboard._complaints.Enqueue("dialog: " + dialog.Message);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                dashboard._requests.Enqueue(request.Url);
        };
        await page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));" + script);
        await page.GotoAsync(address.Contains("://", StringComparison.Ordinal) ? address : "file://" + address);
        await dashboard.Ready();
        return dashboard;
    }

    public async Task Ready()
    {
        await Page.WaitForFunctionAsync("() => window.aiperf");
        await Page.EvaluateAsync("async () => { await window.aiperf.ready; await window.aiperf.settled(); }");
    }

    /// <summary>Waits until everything that was asked for is drawn.</summary>
    public Task Settled() => Page.EvaluateAsync("async () => { await new Promise(r => setTimeout(r, 30)); await window.aiperf.settled(); }");

    public async Task Reload()
    {
        await Page.ReloadAsync();
        await Ready();
    }

    public ILocator Card(string id) => Page.Locator($".grid:visible [data-plot='{id}']");

    /// <summary>The cards in order.</summary>
    public Task<string[]> Cards() => Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.grid')].filter(g => g.offsetParent).flatMap(g => [...g.querySelectorAll(':scope > .card')].map(c => c.dataset.plot))");

    /// <summary>The x or y of the n-th trace of a role.</summary>
    public Task<double[]> Values(string id, string axis = "x", int trace = 0, string role = "series") => Page.EvaluateAsync<double[]>(
        "([id, axis, n, role]) => Array.from(document.querySelector(`.grid:not([hidden]) [data-plot='${id}'] .js-plotly-plot`).data.filter(t => t.meta.role === role)[n][axis])", new object[] { id, axis, trace, role });

    public Task<int> Traces(string id, string role = "series") => Page.EvaluateAsync<int>(
        "([id, role]) => [...document.querySelectorAll(`[data-plot='${id}'] .js-plotly-plot`)].filter(p => p.offsetParent)[0].data.filter(t => t.meta.role === role && t.x.length).length", new object[] { id, role });

    /// <summary>A part of a plot's layout, such as <c>xaxis.type</c>.</summary>
    public Task<string> Layout(string id, string path) => Page.EvaluateAsync<string>(
        "([id, path]) => String(path.split('.').reduce((o, k) => o?.[k], [...document.querySelectorAll(`[data-plot='${id}'] .js-plotly-plot`)].filter(p => p.offsetParent)[0]._fullLayout))", new object[] { id, path });

    public async Task<JsonElement> State() => JsonDocument.Parse(await Page.EvaluateAsync<string>("() => JSON.stringify(window.aiperf.state())")).RootElement;

    public async Task Click(string id, string action)
    {
        await Card(id).Locator($"[data-do='{action}']").ClickAsync();
        await Settled();
    }

    /// <summary>Chooses an action of a card's menu.</summary>
    public async Task Menu(string id, string action)
    {
        await Card(id).Locator("[data-do='more']").ClickAsync();
        await Page.Locator("#menu").GetByRole(AriaRole.Menuitem, new() { Name = action, Exact = true }).ClickAsync();
        await Settled();
    }

    public async Task Choose(string selector, string value)
    {
        await Page.Locator(selector).SelectOptionAsync(value);
        await Settled();
    }

    public async Task OpenSidebar()
    {
        if (!await Page.Locator("#sidebar").IsVisibleAsync())
            await Page.ClickAsync("#sidebar-toggle");
    }

    /// <summary>Clicks the n-th marker of a trace.</summary>
    public async Task ClickPoint(string id, int point, int trace = 0)
    {
        await Card(id).ScrollIntoViewIfNeededAsync();
        var place = await Page.EvaluateAsync<double[]>(
            """
            ([id, trace, point]) => {
              const plot = [...document.querySelectorAll(`[data-plot='${id}'] .js-plotly-plot`)].filter(p => p.offsetParent)[0];
              const t = plot.data.filter(t => t.meta.role === 'series')[trace];
              const box = plot.getBoundingClientRect();
              const l = plot._fullLayout;
              return [box.left + l.xaxis._offset + l.xaxis.d2p(t.x[point]), box.top + l.yaxis._offset + l.yaxis.d2p(t.y[point])];
            }
            """, new object[] { id, trace, point });
        await Page.Mouse.MoveAsync((float)place[0] - 3, (float)place[1] - 2);
        await Page.Mouse.MoveAsync((float)place[0], (float)place[1]);
        await Page.WaitForTimeoutAsync(120);
        await Page.Mouse.ClickAsync((float)place[0], (float)place[1]);
        await Page.WaitForTimeoutAsync(120);
    }

    public async Task Screenshot(string name)
    {
        string folder = System.IO.Path.Combine(Repository.Root, "artifacts", "dashboard");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
