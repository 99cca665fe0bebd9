using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Dashboard;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>A process of its own that draws: to be killed at any moment, to be short of memory, to be measured.</summary>
internal static class DrawingProcess
{
    /// <summary>The entry point of this assembly; the test runner has its own. Arguments: inputs, output directory, mode, theme, times.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments is not [var inputs, var output, var mode, var theme, var count])
            return 2;
        using var cancellation = new CancellationTokenSource();
        // As MSBuild does at Ctrl+C: the drawing is told, and ends where it likes.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            cancellation.Cancel();
        });
        Console.WriteLine("begin");
        int times = int.Parse(count, CultureInfo.InvariantCulture);
        try
        {
            for (int i = 1; i <= times; i++)
            {
                PlotJobResult result = PlotJob.Run(
                    new PlotJobOptions
                    {
                        Inputs = [new RunInput(inputs, "runs")],
                        OutputDirectory = output,
                        OutputDisplayPath = "plots",
                        Mode = mode == "single" ? RunMode.SingleRun : RunMode.MultiRun,
                        Theme = theme,
                        Width = 800,
                        Height = 500,
                        Scale = 1,
                        Page = new PageOptions { Assets = new PageAssets("{{policy}}{{title}}{{style}}{{table}}{{scripts}}", "", "", "") },
                    },
                    cancellation.Token);
                if (result.HasErrors)
                    Console.WriteLine(string.Join('\n', result.Diagnostics.Where(told => told.Severity == PlotSeverity.Error).Select(told => $"{told.Descriptor.Id}: {told.Message}")));
                if (result.HasErrors)
                    return 1;
                if (times > 1)
                    Measure(i);
            }
        }
        catch (OperationCanceledException)
        {
            return 130;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"end {Environment.WorkingSet >> 20} MB"));
        return 0;
    }

    private static void Measure(int draw)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        int handles = OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : process.HandleCount;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"draw {draw} managed {GC.GetTotalMemory(true)} resident {process.WorkingSet64} handles {handles}"));
    }

    /// <summary>Starts the process.</summary>
    public static Process Start(string inputs, string output, string mode = "multi", string theme = "light", int times = 1, params (string Name, string Value)[] environment)
    {
        // A test host started in the background hands its children an ignored interrupt; env undoes that.
        string[] command = Command(inputs, output, mode, theme, times);
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo("env", ["--default-signal=INT", .. command])
            : new ProcessStartInfo(command[0], command[1..]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>The command of the process, for another program to run.</summary>
    public static string[] Command(string inputs, string output, string mode = "multi", string theme = "light", int times = 1) =>
        [Host, "exec", typeof(DrawingProcess).Assembly.Location, inputs, output, mode, theme, times.ToString(CultureInfo.InvariantCulture)];

    private static string Host => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>Runs the process to its end and returns what it printed.</summary>
    public static (int ExitCode, string Output) Run(string inputs, string output, string mode = "multi", string theme = "light", int times = 1, params (string Name, string Value)[] environment)
    {
        using Process process = Start(inputs, output, mode, theme, times, environment);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + errors.GetAwaiter().GetResult());
    }
}
