using System.IO.Compression;
using Microsoft.Playwright;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>Editing, hiding, moving, exporting, themes and what survives a reload.</summary>
[TestClass]
public sealed class ManageTests
{
    private const string Ttft = "ttft_vs_throughput";
    private const string Latency = "pareto_curve_throughput_per_gpu_vs_latency";

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_28_update_changes_one_card_and_save_as_new_keeps_everything(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Click(Latency, "edit");
        await page.Page.Locator("dialog [data-field='groups']").SelectOptionAsync("ui.mode");
        await page.Page.Locator("dialog [data-field='x']").SelectOptionAsync("time_to_first_token");
        await page.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await page.Settled();
        CompareTests.Near([Fixtures.Value("time_to_first_token", "avg", 1)], await page.Values(Latency));
        CompareTests.Near([Fixtures.Value("time_to_first_token", "avg", 1), Fixtures.Value("time_to_first_token", "avg", 2), Fixtures.Value("time_to_first_token", "avg", 4)], await page.Values(Ttft));

        await page.Click(Latency, "edit");
        await page.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Save As New" }).ClickAsync();
        await page.Settled();
        string[] cards = await page.Cards();
        Assert.HasCount(5, cards);
        var custom = (await page.State()).GetProperty("cards").GetProperty("multi").GetProperty("custom")[0];
        Assert.AreEqual("pareto", custom.GetProperty("type").GetString());
        Assert.AreEqual("ui.mode", custom.GetProperty("groups").GetString());
        Assert.AreEqual("concurrency", custom.GetProperty("labels").GetString());
        Assert.AreEqual(custom.GetProperty("id").GetString(), cards[^1]);
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_29_a_card_is_hidden_three_ways_and_comes_back_to_its_place(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        string before = string.Join(' ', await page.Cards());
        await page.OpenSidebar();
        await page.Click(Ttft, "hide");
        CollectionAssert.DoesNotContain(await page.Cards(), Ttft);
        await page.Page.Locator($"[data-show='{Ttft}']").ClickAsync();
        await page.Settled();
        Assert.AreEqual(before, string.Join(' ', await page.Cards()));

        await page.Click(Ttft, "edit");
        await page.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Hide" }).ClickAsync();
        await page.Settled();
        CollectionAssert.DoesNotContain(await page.Cards(), Ttft);
        await page.Page.Locator(".toast", new() { HasTextString = "is hidden" }).Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.Settled();
        Assert.AreEqual(before, string.Join(' ', await page.Cards()));

        await page.Menu(Ttft, "Hide");
        CollectionAssert.DoesNotContain(await page.Cards(), Ttft);
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_30_a_custom_card_can_be_removed_and_a_default_one_only_hidden(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await CompareTests.Create(page, ("x", "time_to_first_token"), ("y", "request_throughput"));
        string id = (await page.Cards())[^1];
        await page.Card(Ttft).Locator("[data-do='more']").ClickAsync();
        Assert.AreEqual(0, await page.Page.Locator("#menu").GetByRole(AriaRole.Menuitem, new() { Name = "Remove" }).CountAsync());
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Menu(id, "Remove");
        await page.Reload();

        CollectionAssert.DoesNotContain(await page.Cards(), id);
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_31_cards_are_moved_by_keyboard_and_by_dragging(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Card(Ttft).Locator("[data-do='more']").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator("#menu").GetByRole(AriaRole.Menuitem, new() { Name = "Move up" }).PressAsync("Enter");
        await page.Settled();
        Assert.AreEqual(Ttft, (await page.Cards())[1]);

        await page.Card(Ttft).Locator("h3").DragToAsync(page.Card(Latency).Locator("h3"));
        await page.Settled();
        Assert.AreEqual(Ttft, (await page.Cards())[0]);
        await page.Reload();
        Assert.AreEqual(Ttft, (await page.Cards())[0]);
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_32_a_wide_card_spans_both_columns(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        double before = (await page.Card(Ttft).Locator(".plot").BoundingBoxAsync())!.Width;
        await page.Click(Ttft, "size");
        await page.Page.WaitForTimeoutAsync(300);

        Assert.IsGreaterThan(before * 1.8, (await page.Card(Ttft).Locator(".plot").BoundingBoxAsync())!.Width);
        Assert.IsGreaterThan(before * 1.7, double.Parse(await page.Layout(Ttft, "width"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_33_reset_restores_the_presets_and_can_be_undone(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.OpenSidebar();
        await page.Click(Ttft, "hide");
        await page.Click(Latency, "log-x");
        await page.Page.ClickAsync("#reset");
        await page.Settled();
        Assert.HasCount(4, await page.Cards());
        Assert.AreEqual("{}", (await page.State()).GetProperty("cards").GetProperty("multi").GetProperty("changes").ToString());
        await page.Page.Locator(".toast", new() { HasTextString = "as configured" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.Settled();
        Assert.HasCount(3, await page.Cards());
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_36_grouping_and_labels_of_an_existing_card_can_be_changed(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Click(Ttft, "edit");
        await page.Page.Locator("dialog [data-field='groups']").SelectOptionAsync("ui.mode");
        await page.Page.Locator("dialog [data-field='labels']").SelectOptionAsync("run_name");
        await page.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await page.Settled();

        Assert.AreEqual(2, await page.Traces(Ttft));
        string labels = await page.Page.EvaluateAsync<string>("id => window.aiperf.figure(id).panels[0].layers.filter(l => l.role === 'series').flatMap(l => l.text).join(' ')", Ttft);
        Assert.AreEqual("c1 c2 c4", labels);
    }

    [TestMethod]
    [DataRow(Mode.File, "medium", 1920, 1080)]
    [DataRow(Mode.Served, "medium", 1920, 1080)]
    [DataRow(Mode.File, "small", 960, 540)]
    [DataRow(Mode.File, "large", 2880, 1620)]
    public async Task Items_37_and_38_the_bundle_has_the_visible_cards_at_the_size_it_says(Mode mode, string size, int width, int height)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Click("latency_throughput_uncertainty", "hide");
        await CompareTests.Create(page, ("x", "time_to_first_token"), ("y", "request_throughput"));
        await CompareTests.Create(page, ("x", "time_to_first_token"), ("y", "request_throughput"));
        await page.OpenSidebar();
        await page.Page.Locator("#export-size").SelectOptionAsync(size);
        Assert.Contains($"{width}×{height}", await page.Page.Locator("#export-size option:checked").TextContentAsync() ?? "");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.ClickAsync("#export"), new() { Timeout = 60_000 });

        Assert.IsTrue(System.Text.RegularExpressions.Regex.IsMatch(download.SuggestedFilename, $@"^aiperf_dashboard_png_{size}_\d{{8}}_\d{{6}}\.zip$"), download.SuggestedFilename);
        using var zip = await ZipFile.OpenReadAsync(await download.PathAsync());
        string[] names = [.. zip.Entries.Select(entry => entry.FullName)];
        CollectionAssert.AreEqual(new[] { Latency + ".png", "pareto_curve_throughput_per_gpu_vs_interactivity.png", Ttft + ".png", "scatter_line_time_to_first_token_avg_vs_request_throughput_avg.png", "scatter_line_time_to_first_token_avg_vs_request_throughput_avg_2.png", "manifest.json" }, names);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".png", StringComparison.Ordinal)))
        {
            await using var stream = await entry.OpenAsync();
            byte[] head = new byte[24];
            await stream.ReadExactlyAsync(head);
            Assert.AreEqual(width, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), entry.FullName);
            Assert.AreEqual(height, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)), entry.FullName);
        }
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Items_40_and_66_the_csv_and_the_data_table_hold_the_plotted_values(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await page.Card(Ttft).Locator("[data-do='more']").ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("#menu").GetByRole(AriaRole.Menuitem, new() { Name = "Download CSV" }).ClickAsync());
        string[] lines = [.. (await File.ReadAllLinesAsync(await download.PathAsync())).Where(line => !line.StartsWith('#'))];

        Assert.AreEqual("layer,series,run,key,label,x,y,x2,y2,lo,hi", lines[0]);
        Assert.HasCount(4, lines);
        CompareTests.Near([.. ((int[])[1, 2, 4]).Select(c => Fixtures.Value("time_to_first_token", "avg", c))], [.. lines[1..].Select(line => double.Parse(line.Split(',')[5], System.Globalization.CultureInfo.InvariantCulture))]);
        await page.Menu(Ttft, "Show data");
        string[] cells = [.. await page.Card(Ttft).Locator("tbody td").AllTextContentsAsync()];
        Assert.AreEqual(string.Join(',', lines[1..]), string.Join(',', cells));
        string summary = await page.Card(Ttft).Locator(".plot").GetAttributeAsync("aria-label") ?? "";
        Assert.Contains("Time to first token, avg", summary);
        Assert.Contains("Request throughput, avg", summary);
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_41_one_card_gives_a_png_and_an_svg(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        foreach (string format in (string[])["PNG", "SVG"])
        {
            await page.Card(Ttft).Locator("[data-do='more']").ClickAsync();
            var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("#menu").GetByRole(AriaRole.Menuitem, new() { Name = $"Download {format}" }).ClickAsync());
            byte[] content = await File.ReadAllBytesAsync(await download.PathAsync());
            Assert.IsGreaterThan(1000, content.Length);
            Assert.IsTrue(format == "PNG" ? content[1] == 'P' : System.Text.Encoding.UTF8.GetString(content).Contains("<svg", StringComparison.Ordinal));
        }
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_42_the_theme_changes_colours_alone_and_is_kept(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        string data = await page.Page.EvaluateAsync<string>("id => JSON.stringify(document.querySelector(`[data-plot='${id}'] .js-plotly-plot`).data.map(t => [t.x, t.y]))", Ttft);
        string light = await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        await page.Page.ClickAsync("#theme-toggle");
        await page.Settled();

        Assert.AreEqual("#252525", await page.Layout(Ttft, "paper_bgcolor"));
        Assert.AreNotEqual(light, await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.AreEqual(data, await page.Page.EvaluateAsync<string>("id => JSON.stringify(document.querySelector(`[data-plot='${id}'] .js-plotly-plot`).data.map(t => [t.x, t.y]))", Ttft));
        await page.Reload();
        Assert.AreEqual("dark", (await page.State()).GetProperty("theme").GetString());

        await using var dark = await Opened.As(mode, Fixtures.F3(), options: new() { ColorScheme = ColorScheme.Dark });
        Assert.AreEqual("dark", (await dark.State()).GetProperty("theme").GetString());
        string asked = Fixtures.Page(Fixtures.F3(), job => job with { Page = job.Page! with { Theme = "light" } }, "light");
        await using var named = await Dashboard.Open(asked, new() { ColorScheme = ColorScheme.Dark });
        Assert.AreEqual("light", (await named.State()).GetProperty("theme").GetString());
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_43_what_a_reader_made_survives_a_reload_and_a_new_page_of_the_same_data(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await Arrange(page);
        string state = (await page.State()).ToString();
        await page.Reload();
        Assert.AreEqual(state, (await page.State()).ToString());

        // Without the address: what the browser kept.
        string file = Fixtures.Page(Fixtures.F3());
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        await page.Page.GotoAsync("about:blank");
        await page.Page.GotoAsync(Opened.Address(mode, Fixtures.F3()));
        await page.Ready();
        Assert.AreEqual(state, (await page.State()).ToString());
    }

    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Item_44_a_link_reproduces_the_view_and_a_wrong_one_is_said(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.F3());
        await Arrange(page);
        string link = new Uri(page.Page.Url).Fragment;
        string state = (await page.State()).ToString();
        await using var other = await Opened.As(mode, Fixtures.F3(), link);
        Assert.AreEqual(state, (await other.State()).ToString());

        await using var wrong = await Opened.As(mode, Fixtures.F3(), "#/compare?stat=p77&off=r000&c=%%%&nonsense=1");
        Assert.HasCount(4, await wrong.Cards());
        Assert.AreNotEqual("", (await wrong.Page.Locator("#problems").TextContentAsync())!.Trim());
        Assert.AreEqual("", string.Join("\n", wrong.Complaints));
    }

    [TestMethod]
    public async Task Item_45_a_browser_that_keeps_nothing_shows_the_page_all_the_same()
    {
        await using var page = await Opened.As(Mode.File, Fixtures.F3(), script: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });");
        await page.Click(Ttft, "log-x");

        Assert.AreEqual("log", await page.Layout(Ttft, "xaxis.type"));
        Assert.AreEqual("", string.Join("\n", page.Complaints));
    }

    private static async Task Arrange(Dashboard page)
    {
        await page.Choose("#stat", "p95");
        await CompareTests.Create(page, ("x", "concurrency"), ("y", "request_latency"));
        await page.Click("latency_throughput_uncertainty", "hide");
        await page.Menu(Ttft, "Move up");
        await CompareTests.Deselect(page, "c2");
    }
}
