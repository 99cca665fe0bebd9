namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>Writes the page as a person sees it, to be looked at: both themes, both modes.</summary>
[TestClass]
public sealed class PictureTests
{
    [TestMethod]
    [DataRow("light")]
    [DataRow("dark")]
    public async Task Screenshots_of_every_view_are_written(string theme)
    {
        await using var compare = await Opened.As(Mode.File, Fixtures.F6(), $"#/compare?theme={theme}");
        await compare.OpenSidebar();
        await compare.Page.WaitForTimeoutAsync(300);
        await compare.Screenshot("compare-" + theme);
        await compare.ClickPoint("ttft_vs_throughput", 1);
        await compare.Page.Locator("dialog pre").First.WaitForAsync();
        await compare.Screenshot("dialog-" + theme);
        await compare.Page.Keyboard.PressAsync("Escape");
        await compare.Click("ttft_vs_throughput", "edit");
        await compare.Page.WaitForTimeoutAsync(500);
        await compare.Screenshot("editor-" + theme);
        await compare.Page.Keyboard.PressAsync("Escape");
        await compare.Page.ClickAsync("#tab-runs");
        await compare.Settled();
        await compare.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "as baseline" }).First.ClickAsync();
        await compare.Settled();
        await compare.Screenshot("table-" + theme);
        await using var run = await Opened.As(Mode.File, Fixtures.F1(), $"#/run?theme={theme}");
        await run.Screenshot("run-" + theme);
        await using var hostile = await Opened.As(Mode.File, Fixtures.FX(), $"#/compare?theme={theme}");
        await hostile.OpenSidebar();
        await hostile.Screenshot("hostile-" + theme);
        await using var repeats = await Opened.As(Mode.File, Fixtures.FR(), $"#/compare?theme={theme}");
        await repeats.Screenshot("repeats-" + theme);
    }
}
