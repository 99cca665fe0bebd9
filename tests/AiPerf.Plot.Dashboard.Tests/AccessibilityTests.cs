using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>Keyboard, screen readers, narrow and quiet pages.</summary>
[TestClass]
public sealed class AccessibilityTests
{
    private const string Ttft = "ttft_vs_throughput";

    [TestMethod]
    [DataRow(Mode.File, "light")]
    [DataRow(Mode.Served, "dark")]
    public async Task Item_63_axe_finds_nothing_serious(Mode mode, string theme)
    {
        await using var page = await Opened.As(mode, Fixtures.F3(), $"#/compare?theme={theme}");
        await Axe(page, "page");
        await page.OpenSidebar();
        await page.Menu(Ttft, "Show data");
        await Axe(page, "sidebar and data");
        await page.ClickPoint(Ttft, 0);
        await page.Page.Locator("dialog pre").First.WaitForAsync();
        await Axe(page, "dialog");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.ClickAsync("#tab-runs");
        await page.Settled();
        await Axe(page, "table");
    }

    [TestMethod]
    [DataRow(Mode.File)]
    public async Task Item_64_every_button_of_a_toolbar_is_reached_with_tab(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        var wanted = new HashSet<string>(["log-x", "log-y", "fit", "edit", "size", "hide", "more"], StringComparer.Ordinal);
        for (int i = 0; i < 90 && wanted.Count > 0; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            string at = await page.Page.EvaluateAsync<string>("() => document.activeElement.closest('[data-plot]')?.dataset.plot === 'ttft_vs_throughput' ? document.activeElement.dataset.do || '' : ''");
            wanted.Remove(at);
            if (at == "log-x")
            {
                Assert.AreEqual("solid", await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
                await page.Page.Keyboard.PressAsync("Space");
                await page.Settled();
                Assert.AreEqual("log", await page.Layout(Ttft, "xaxis.type"));
                Assert.AreEqual("log-x", await page.Page.EvaluateAsync<string>("() => document.activeElement.dataset.do"));
            }
        }

        Assert.AreEqual("", string.Join(' ', wanted));
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_65_arrow_keys_read_the_points_and_enter_opens_the_run(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Card(Ttft).Locator(".plot").FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        string said = await page.Page.Locator("#live").TextContentAsync() ?? "";
        Assert.Contains("c2: Time to first token, avg", said);
        Assert.Contains("Point 2 of 3", said);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Settled();
        Assert.AreEqual("c2", await page.Page.Locator("#run-name").TextContentAsync());
    }

    [TestMethod]
    [DataRow(Mode.File)]
    public async Task Item_67_a_narrow_page_has_one_column_and_does_not_scroll_sideways(Mode mode)
    {
        foreach (int width in (int[])[360, 700])
        {
            await using var page = await Opened.As(mode, Fixtures.F3(), options: new() { ViewportSize = new() { Width = width, Height = 800 } });
            Assert.IsTrue(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth + 1"), $"{width}");
            double[] lefts = await page.Page.Locator("#compare-grid > .card").EvaluateAllAsync<double[]>("all => all.map(e => e.getBoundingClientRect().left)");
            Assert.HasCount(1, lefts.Distinct());
        }
    }

    [TestMethod]
    [DataRow(Mode.File)]
    public async Task Item_68_reduced_motion_means_none(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3(), options: new() { ReducedMotion = ReducedMotion.Reduce });

        Assert.AreEqual("0s", await page.Page.EvaluateAsync<string>("() => [...new Set([...document.querySelectorAll('*')].flatMap(e => getComputedStyle(e).transitionDuration.split(', ')))].join()"));
    }

    private static async Task Axe(Dashboard page, string what)
    {
        var result = await page.Page.RunAxe();
        Assert.AreEqual("", string.Join("\n", result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}")), what);
    }
}
