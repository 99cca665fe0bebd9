using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class UserConfigurationTests : IDisposable
{
    private const string Relative = ".aiperf/plot_config.yaml";
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [TestMethod]
    public void It_is_created_on_the_first_run_with_a_line_that_names_the_version()
    {
        var done = User("1.2.3").CreateOrRefresh();

        Assert.AreEqual("AIPERF1103", done?.Descriptor.Id);
        Assert.AreEqual(PlotSeverity.Message, done?.Severity);
        var lines = File.ReadAllLines(_home.At(Relative));
        Assert.StartsWith("# AiPerf.Plot.Build defaults 1.2.3, sha256 ", lines[0]);
        Assert.AreEqual("text of 1.2.3", lines[1]);
        Assert.HasCount(1, Directory.GetFiles(_home.At(".aiperf"), "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void A_second_run_writes_nothing()
    {
        User("1.2.3").CreateOrRefresh();
        var before = File.GetLastWriteTimeUtc(_home.At(Relative));

        Assert.IsNull(User("1.2.3").CreateOrRefresh());
        Assert.AreEqual(before, File.GetLastWriteTimeUtc(_home.At(Relative)));
    }

    [TestMethod]
    public void An_unedited_copy_is_no_layer()
    {
        User("1.2.3").CreateOrRefresh();

        Assert.IsNull(User("1.2.3").Layer());
        Assert.IsNull(User("0.9.0").Layer(), "an unedited copy of another version says nothing either");
    }

    [TestMethod]
    public void An_unedited_copy_of_older_defaults_is_refreshed()
    {
        User("1.2.3").CreateOrRefresh();

        Assert.AreEqual("AIPERF1103", User("1.10.0").CreateOrRefresh()?.Descriptor.Id);
        Assert.AreEqual("text of 1.10.0", File.ReadAllLines(_home.At(Relative))[1]);
        Assert.IsNull(User("1.10.0").Layer());
    }

    [TestMethod]
    public void A_copy_of_newer_defaults_is_left_alone()
    {
        User("2.0.0").CreateOrRefresh();

        Assert.IsNull(User("1.2.3").CreateOrRefresh());
        Assert.AreEqual("text of 2.0.0", File.ReadAllLines(_home.At(Relative))[1]);
    }

    [TestMethod]
    public void An_edited_copy_is_a_layer_and_is_never_written_to()
    {
        User("1.2.3").CreateOrRefresh();
        File.AppendAllText(_home.At(Relative), "mine: true\n");
        var mine = File.ReadAllText(_home.At(Relative));

        Assert.IsNull(User("9.0.0").CreateOrRefresh());
        Assert.AreEqual(mine, File.ReadAllText(_home.At(Relative)));
        Assert.AreEqual(new ConfigurationFile(_home.At(Relative), "~/.aiperf/plot_config.yaml"), User("9.0.0").Layer());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("visualization: {}\n")]
    [DataRow("# AiPerf.Plot.Build defaults")]
    [DataRow("# AiPerf.Plot.Build defaults 1.0.0, sha256 0\ntext\n")]
    [DataRow("# AiPerf.Plot.Build defaults one, sha256 \n")]
    public void A_file_of_another_origin_is_a_layer_and_is_never_written_to(string text)
    {
        _home.Write(Relative, text);

        Assert.IsNull(User("9.0.0").CreateOrRefresh());
        Assert.AreEqual(text, File.ReadAllText(_home.At(Relative)));
        Assert.IsNotNull(User("9.0.0").Layer());
    }

    [TestMethod]
    public void A_home_that_cannot_be_written_is_a_message()
    {
        // A file where the directory should be: not even root can create the directory.
        _home.Write(".aiperf", "");

        var done = User("1.2.3").CreateOrRefresh();

        Assert.AreEqual("AIPERF1104", done?.Descriptor.Id);
        Assert.AreEqual(PlotSeverity.Message, done?.Severity);
        Assert.IsNull(User("1.2.3").Layer());
    }

    [TestMethod]
    public void Many_runs_at_once_create_it_once()
    {
        var done = new PlotDiagnostic?[16];
        Parallel.For(0, done.Length, index => done[index] = User("1.2.3").CreateOrRefresh());

        Assert.IsTrue(done.All(one => one is null || one.Descriptor.Id == "AIPERF1103"), string.Join("; ", done.Select(one => one?.Message)));
        Assert.HasCount(1, Directory.GetFiles(_home.At(".aiperf"), "*", SearchOption.AllDirectories));
        Assert.IsNull(User("1.2.3").Layer());
    }

    private UserConfiguration User(string version) => new(_home.Path, Version.Parse(version), () => $"text of {version}\nsecond line\n");
}
