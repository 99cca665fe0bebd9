namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>Hostile names, secrets, and what the sources may not do.</summary>
[TestClass]
public sealed class SecurityTests
{
    [TestMethod]
    [DataRow(Mode.File)]
    [DataRow(Mode.Served)]
    public async Task Items_50_and_52_hostile_names_are_shown_as_they_are(Mode mode)
    {
        await using var page = await Opened.As(mode, Fixtures.FX());
        await page.OpenSidebar();
        string legend = await page.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('.legendtext')].map(e => e.textContent).join(' | ')");
        string sidebar = await page.Page.Locator("#sidebar").InnerTextAsync();

        Assert.AreEqual(0, await page.Page.Locator("img").CountAsync());
        Assert.AreEqual("", string.Join("\n", page.Complaints));
        Assert.Contains("<img src=x", sidebar);
        Assert.Contains("<b>x<b>", sidebar);
        Assert.Contains("%{x}", sidebar);

        await page.Page.ClickAsync("#tab-runs");
        await page.Settled();
        await page.Page.Locator("table.runs .name", new() { HasTextString = "a b" }).First.ClickAsync();
        await page.Page.Locator("dialog pre").First.WaitForAsync();
        string yaml = await page.Page.Locator("dialog pre").First.TextContentAsync() ?? "";
        Assert.Contains("__proto__", yaml);
        Assert.Contains("polluted", yaml);
        Assert.Contains("<b>key</b>", yaml);
        Assert.Contains("%{x} =1+1", yaml);
        Assert.IsTrue(await page.Page.EvaluateAsync<bool>("() => ({}).polluted === undefined"));
        Assert.AreEqual(0, await page.Page.Locator("img").CountAsync());
        Assert.AreEqual("", string.Join("\n", page.Complaints), legend);
    }

    [TestMethod]
    public async Task Item_51_the_file_has_the_scripts_it_should_have_and_no_more()
    {
        await using var page = await Opened.As(Mode.File, Fixtures.FX());

        Assert.AreEqual("application/json application/json - -", await page.Page.EvaluateAsync<string>("() => [...document.scripts].map(s => s.type || '-').join(' ')"));
        Assert.IsTrue(await page.Page.EvaluateAsync<bool>("() => [...document.scripts].filter(s => s.type).every(s => JSON.parse(s.textContent))"));
    }

    [TestMethod]
    public void Item_56_no_secret_is_in_the_file()
    {
        string text = File.ReadAllText(Fixtures.Page(Fixtures.FS()));

        for (int i = 1; i <= 8; i++)
            Assert.DoesNotContain($"SECRET{i}", text);
        Assert.Contains("[redacted]", text);
        Assert.Contains("--output-tokens-mean 200", text);
        Assert.Contains("\"input_tokens\":{\"mean\":100}", text);
    }

    [TestMethod]
    public void A_page_without_configurations_has_none()
    {
        string text = File.ReadAllText(Fixtures.Page(Fixtures.F3(), job => job with { Page = job.Page! with { HasConfigurations = false } }, "no-config"));

        Assert.DoesNotContain("aiperf-configurations\"", text);
        Assert.DoesNotContain("model_names", text);
    }

    [TestMethod]
    public void No_absolute_path_is_in_the_file() => Assert.DoesNotContain(Fixtures.Root, File.ReadAllText(Fixtures.Page(Fixtures.F3())));

    [TestMethod]
    public async Task Item_74_long_and_right_to_left_names_leave_the_layout_alone()
    {
        await using var plain = await Opened.As(Mode.File, Fixtures.F3());
        await using var hostile = await Opened.As(Mode.File, Fixtures.FX());
        double expected = (await plain.Card("ttft_vs_throughput").BoundingBoxAsync())!.Width;

        Assert.AreEqual(expected, (await hostile.Card("ttft_vs_throughput").BoundingBoxAsync())!.Width, 1);
        await hostile.OpenSidebar();
        await hostile.Settled();
        Assert.AreEqual("", await hostile.Page.EvaluateAsync<string>(
            "() => document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + '.' + (e.getAttribute('class') || e.id) + ' ' + Math.round(e.getBoundingClientRect().right)).slice(0, 12).join('; ')"));
    }

    [TestMethod]
    public void The_sources_make_no_markup_of_texts_and_run_none()
    {
        string[] banned = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "javascript:", "import(", "http://", "https://"];
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "src", "Dashboard", "web"), "*.js"))
        {
            foreach (string word in banned)
                Assert.DoesNotContain(word, File.ReadAllText(file), $"{Path.GetFileName(file)} has '{word}'.");
        }
    }

    [TestMethod]
    public void The_library_may_stand_inside_a_page() => Assert.DoesNotContain("</script", FrontEnd.Load().Library, StringComparison.OrdinalIgnoreCase);

    [TestMethod]
    public void One_file_knows_the_library()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "src", "Dashboard", "web"), "*.js").Where(file => Path.GetFileName(file) != "chart.js"))
            Assert.DoesNotContain("Plotly.", File.ReadAllText(file), Path.GetFileName(file));
    }
}
