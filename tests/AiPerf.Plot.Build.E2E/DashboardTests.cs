using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AiPerf.Plot.Build.E2E;

/// <summary>The dashboard out of the package: the file beside the plots, and the server that the target starts.</summary>
[TestClass]
public sealed class DashboardTests
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    [TestMethod]
    public void The_page_is_written_with_the_plots_known_to_the_build_and_cleaned()
    {
        var project = new TestProject("Page", TestProject.Input("runs"));
        Runs.Two(project);

        project.Build().Succeeded().Drew(1);
        Assert.Contains("dashboard.html", project.Files("runs/plots"));
        Assert.Contains("dashboard.html", project.Files("bin/Debug/net10.0/plots"));
        Assert.IsLessThan(2_000_000, new FileInfo(project.At("runs/plots/dashboard.html")).Length);
        Assert.Contains("dashboard.html", File.ReadAllText(project.At("runs/plots/plots.json")));

        project.Build("-p:AiPerfDashboardHtml=false").Succeeded().Drew(1);
        Assert.DoesNotContain("dashboard.html", project.Files("runs/plots"));
        project.Build().Succeeded().Drew(1);
        project.Target("Clean").Succeeded();
        Assert.AreEqual("", project.Files("runs/plots"));
    }

    [TestMethod]
    public void Item_60_the_target_serves_until_its_time_is_over_and_draws_nothing()
    {
        var project = new TestProject("Served", TestProject.Input("runs"));
        Runs.Two(project);

        var result = project.Run("msbuild", ["-restore", "-t:AiPerfDashboard", "-p:AiPerfDashboardPort=0", "-p:AiPerfDashboardExitAfter=1"]).Succeeded();
        Assert.Contains("AIPerf Dashboard ready: http://localhost:", result.Output);
        Assert.Contains("mode: multi-run, 2 runs", result.Output);
        Assert.Contains("AIPerf Dashboard stopped.", result.Output);
        Assert.AreEqual("", project.Files("runs/plots"));
    }

    [TestMethod]
    public void Item_58_a_taken_port_fails_the_build_with_one_error()
    {
        var project = new TestProject("Taken", TestProject.Input("runs"));
        Runs.Two(project);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var result = project.Run("msbuild", ["-restore", "-t:AiPerfDashboard", $"-p:AiPerfDashboardPort={port}"]);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.Contains("error AIPERF4101: The port " + port, result.Output);
    }

    [TestMethod]
    public void Item_62_without_runs_the_build_fails_and_names_the_paths()
    {
        var project = new TestProject("Nothing", TestProject.Input("runs"));
        Directory.CreateDirectory(project.At("runs"));

        var result = project.Run("msbuild", ["-restore", "-t:AiPerfDashboard", "-p:AiPerfDashboardPort=0"]);
        Assert.AreNotEqual(0, result.ExitCode);
        Assert.Contains("error AIPERF2004", result.Output);
        Assert.Contains("runs", result.Output);
        Assert.DoesNotContain("ready", result.Output);
    }

    [TestMethod]
    public async Task Item_59_an_interrupted_build_ends_the_server_without_an_error()
    {
        var project = new TestProject("Interrupted", TestProject.Input("runs"));
        Runs.Two(project);
        project.Target("Restore").Succeeded();
        var port = FreePort();

        var result = Cli.Interrupt(
            project.Directory, () => Answers(port).GetAwaiter().GetResult(),
            ["msbuild", project.ProjectFile, "-t:AiPerfDashboard", $"-p:AiPerfDashboardPort={port}", "-v:m", "-tl:off", "-nologo"]);
        Assert.DoesNotContain("error ", result.Output);
        Assert.IsFalse(await Answers(port));
    }

    [TestMethod]
    public async Task Item_59_a_killed_build_leaves_no_server()
    {
        var project = new TestProject("Killed", TestProject.Input("runs"));
        Runs.Two(project);
        project.Target("Restore").Succeeded();
        var port = FreePort();
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", project.ProjectFile, "-t:AiPerfDashboard", $"-p:AiPerfDashboardPort={port}", "-tl:off"])
        {
            WorkingDirectory = project.Directory,
            RedirectStandardOutput = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["NUGET_PACKAGES"] = Package.Cache, ["NUGET_FALLBACK_PACKAGES"] = Package.MachineCache },
        })!;
        for (var i = 0; i < 600 && !await Answers(port); i++)
        {
            await Task.Delay(100);
        }

        Assert.IsTrue(await Answers(port));
        build.Kill(entireProcessTree: false);
        var clock = Stopwatch.StartNew();
        while (await Answers(port) && clock.Elapsed < TimeSpan.FromSeconds(10))
        {
            await Task.Delay(100);
        }

        Assert.IsLessThan(5, clock.Elapsed.TotalSeconds);
        Assert.IsFalse(await Answers(port));
    }

    [TestMethod]
    public void The_address_is_seen_in_a_terminal()
    {
        if (!File.Exists("/usr/bin/tmux"))
        {
            Assert.Inconclusive("There is no tmux: install the package 'tmux' to see the terminal logger in a terminal.");
        }

        var project = new TestProject("Terminal", TestProject.Input("runs"));
        Runs.Two(project);
        project.Target("Restore").Succeeded();
        var socket = "aiperf-" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var command = $"env NUGET_PACKAGES={Package.Cache} NUGET_FALLBACK_PACKAGES={Package.MachineCache} MSBUILDDISABLENODEREUSE=1 dotnet msbuild {project.ProjectFile} -t:AiPerfDashboard -p:AiPerfDashboardPort=0 -p:AiPerfDashboardExitAfter=60 -tl:on; sleep 60";
        Tmux(socket, "new-session", "-d", "-x", "160", "-y", "40", command);
        try
        {
            var screen = "";
            for (var i = 0; i < 120 && !screen.Contains("AIPerf Dashboard ready: http://localhost:", StringComparison.Ordinal); i++)
            {
                Thread.Sleep(500);
                screen = Tmux(socket, "capture-pane", "-p");
            }

            Assert.Contains("AIPerf Dashboard ready: http://localhost:", screen);
        }
        finally
        {
            Tmux(socket, "kill-server");
        }
    }

    private static string Tmux(string socket, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("tmux", ["-L", socket, .. arguments]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> Answers(int port)
    {
        try
        {
            return (await Http.GetAsync(new Uri($"http://127.0.0.1:{port}/api/health"))).IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
