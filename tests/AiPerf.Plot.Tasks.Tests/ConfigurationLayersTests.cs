using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class ConfigurationLayersTests : IDisposable
{
    private readonly TemporaryDirectory _project = new();

    public void Dispose() => _project.Dispose();

    [TestMethod]
    public void Without_files_there_are_no_layers() => Assert.AreEqual("", Layers(null, null, "a"));

    [TestMethod]
    public void The_order_is_user_project_input_named()
    {
        _project.Write("home.yaml", "");
        _project.Write("plot_config.yaml", "");
        _project.Write("a/.aiperf-plot-config.yaml", "");
        _project.Write("b/.aiperf-plot-config.yaml", "");
        _project.Write("named.yaml", "");

        Assert.AreEqual("home.yaml plot_config.yaml a/.aiperf-plot-config.yaml named.yaml", Layers("home.yaml", "named.yaml", "none", "a", "b"));
    }

    [TestMethod]
    public void A_file_as_input_means_its_directory()
    {
        _project.Write("a/.aiperf-plot-config.yaml", "");
        _project.Write("a/profile_export.jsonl", "");

        Assert.AreEqual("a/.aiperf-plot-config.yaml", Layers(null, null, "a/profile_export.jsonl"));
    }

    [TestMethod]
    public void A_file_in_two_places_counts_where_it_is_strongest()
    {
        _project.Write("plot_config.yaml", "");
        _project.Write("a/.aiperf-plot-config.yaml", "");

        Assert.AreEqual("a/.aiperf-plot-config.yaml plot_config.yaml", Layers(null, "plot_config.yaml", "a"));
    }

    [TestMethod]
    public void A_named_file_that_is_missing_is_known()
    {
        var paths = new ProjectPaths(_project.Path, null);

        Assert.AreEqual("typo.yaml", new ConfigurationLayers(paths, null, " typo.yaml ").Missing);
        Assert.IsNull(new ConfigurationLayers(paths, null, " ").Missing);
    }

    [TestMethod]
    [DataRow(null, "plot_config.yml plot_config.json")]
    [DataRow("plot_config.json", "plot_config.yml")]
    [DataRow("sub/../plot_config.yml", "plot_config.json")]
    public void A_file_that_looks_like_the_configuration_is_known_unless_it_is_named(string? named, string expected)
    {
        _project.Write("plot_config.yml", "");
        _project.Write("plot_config.json", "{}");
        _project.Write("plot_config.yaml", "");

        Assert.AreEqual(expected, string.Join(' ', new ConfigurationLayers(new ProjectPaths(_project.Path, null), null, named).NotRead.Select(file => file.DisplayPath)));
    }

    private string Layers(string? user, string? named, params string[] inputs)
    {
        var layers = new ConfigurationLayers(new ProjectPaths(_project.Path, null), user is null ? null : new(_project.At(user), user), named);
        var set = new PlotSet("", [.. inputs.Select(input => new RunInput(_project.At(input), input))], _project.At("plots"), "plots", IsExplicit: true);
        return string.Join(" ", layers.For(set).Select(layer => layer.DisplayPath));
    }
}
