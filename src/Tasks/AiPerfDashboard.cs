using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AiPerf.Plot.Dashboard;
using AiPerf.Plot.Diagnostics;
using Microsoft.Build.Framework;

namespace AiPerf.Plot.Tasks;

/// <summary>Serves the interactive page of AIPerf runs until it is cancelled. The server is a process of its own; this task supervises it.</summary>
[MSBuildMultiThreadableTask]
public sealed class AiPerfDashboard : RunsTask
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>As in <see cref="AiPerfPlot"/>.</summary>
    public string? Palette { get; set; }

    /// <summary>The set to serve where the inputs form several; default: the first.</summary>
    public string? PlotSet { get; set; }

    /// <summary><c>light</c> or <c>dark</c>. Default: the reader's system.</summary>
    public string? Theme { get; set; }

    /// <summary>The port; 0 takes any that is free. Default: 8050, or the next free one up to 8059.</summary>
    public string? Port { get; set; }

    /// <summary><c>auto</c> (default), <c>true</c> or <c>false</c>: whether a browser is opened.</summary>
    public string? Open { get; set; }

    /// <summary><c>full</c> (default) or <c>none</c>: whether configurations are shown.</summary>
    public string? Config { get; set; }

    /// <summary>Whether reading needs the token in the address.</summary>
    public string? Token { get; set; }

    /// <summary>Seconds after which the server stops by itself. Default: never.</summary>
    public string? ExitAfter { get; set; }

    /// <summary>The commit that a saved page names. Default: none.</summary>
    public string? Commit { get; set; }

    /// <summary>Whether this is a CI job, where no browser is opened.</summary>
    public string? IsCi { get; set; }

    /// <summary>The environment's <c>SSH_CONNECTION</c>: the reader sits at another machine.</summary>
    public string? SshConnection { get; set; }

    /// <summary>The environment's display: without one, no browser is opened on Linux.</summary>
    public string? Display { get; set; }

    /// <summary>The <c>dotnet</c> that runs the build. Default: the one on the path.</summary>
    public string? DotNetHost { get; set; }

    /// <summary>Serves until the server ends.</summary>
    /// <returns>Whether no error was reported and nothing was cancelled.</returns>
    public override bool Execute()
    {
        var log = NewLog();
        try
        {
            return Read(log) is { } options && Serve(options, log) && !Log.HasLoggedErrors;
        }
#pragma warning disable CA1031 // The last line of defence: a defect must name itself instead of being a stack trace without a code.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.Report(DiagnosticTable.DashboardFailed.At(SourceSpan.None, $"could not be started ({defect.GetType().Name}: {defect.Message})"));
            return false;
        }
    }

    private HostOptions? Read(DiagnosticLog log)
    {
        bool isProperty = !string.IsNullOrWhiteSpace(ProjectFile);
        var plot = new OptionReader(log.Report, isProperty ? "AiPerfPlot" : "");
        var dashboard = isProperty ? plot.ForDashboard() : plot;
        var page = new PageReader(dashboard).Read(Theme, null, Config, Commit);
        string open = dashboard.Choice(nameof(Open), Open, "auto", "auto", "true", "false");
        string mode = plot.Choice(nameof(Mode), Mode, "auto", "auto", "single", "multi");
        int? port = string.IsNullOrWhiteSpace(Port) ? null : dashboard.Whole(nameof(Port), Port, 0, 0, 65535);
        double? exitAfter = string.IsNullOrWhiteSpace(ExitAfter) ? null : dashboard.Number(nameof(ExitAfter), ExitAfter, 0, 0.1, 1_000_000);
        bool needsToken = dashboard.Switch(nameof(Token), Token);
        var gpus = plot.Count(nameof(GpuCount), GpuCount);
        string palette = plot.Choice(nameof(Palette), Palette, "safe", "safe", "deep", "bright");
        var (layers, sets) = ReadInputs(plot, log);
        if (Log.HasLoggedErrors || plot.HasFailed)
            return null;
        var set = string.IsNullOrWhiteSpace(PlotSet) ? (sets.Count > 0 ? sets[0] : null) : sets.FirstOrDefault(one => one.Name == PlotSet);
        if (set is null)
        {
            log.Report(DiagnosticTable.DashboardNothingToServe.At(SourceSpan.None, "the project's inputs, of which there are none"));
            return null;
        }

        bool isRemote = !string.IsNullOrWhiteSpace(SshConnection);
        bool hasDisplay = !OperatingSystem.IsLinux() || !string.IsNullOrWhiteSpace(Display);
        return new HostOptions
        {
            Inputs = [.. set.Inputs.Select(input => new HostInput(input.FullPath, input.DisplayPath, input.DisplayName, input.GpuCount))],
            ConfigurationFiles = [.. layers.For(set).Select(file => new HostFile(file.FullPath, file.DisplayPath))],
            Theme = page.Theme,
            Palette = palette,
            Presets = ValueList.OfNames(Presets),
            Mode = mode == "auto" ? "" : mode,
            GpuCount = gpus,
            Port = port,
            HasConfigurations = page.HasConfigurations,
            NeedsToken = needsToken,
            ExitAfter = exitAfter,
            Open = open == "true" || (open == "auto" && !isRemote && hasDisplay && !dashboard.Switch(nameof(IsCi), IsCi)),
            IsRemote = isRemote,
            Commit = page.Commit,
        };
    }

    private bool Serve(HostOptions options, DiagnosticLog log)
    {
        string host = Path.Join(Path.GetDirectoryName(typeof(AiPerfDashboard).Assembly.Location), "AiPerf.Plot.Dashboard.dll");
        // The task's own list names the native libraries of every system; the host's names only those of the machine it was built on.
        var start = new ProcessStartInfo(string.IsNullOrWhiteSpace(DotNetHost) ? "dotnet" : DotNetHost, ["exec", "--depsfile", Path.ChangeExtension(typeof(AiPerfDashboard).Assembly.Location, ".deps.json"), host])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data, log);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
                Log.LogMessage(MessageImportance.Low, "{0}", OneLine.Of(text));
        };
#pragma warning disable RS0030 // The server must not live in the build's process: it outlives no build, and the build serves nothing itself.
        process.Start();
#pragma warning restore RS0030
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.WriteLine(JsonSerializer.Serialize(options));
        process.StandardInput.Flush();
        // Closing its standard input asks the server to stop, on every system alike; it has three seconds for that.
        using var stop = Cancellation.Register(() => End(process));
        process.WaitForExit();
        if (Cancellation.IsCancellationRequested)
            return false;
        if (process.ExitCode != 0 && !Log.HasLoggedErrors)
            log.Report(DiagnosticTable.DashboardFailed.At(SourceSpan.None, string.Create(CultureInfo.InvariantCulture, $"ended by itself with exit code {process.ExitCode}")));
        return process.ExitCode == 0;
    }

    private static void End(Process process)
    {
        try
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(Grace))
                process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // It has ended already.
        }
    }

    private void Hear(string? line, DiagnosticLog log)
    {
        if (line?.Split('\t') is not [var kind, var code, var file, var text])
            return;
        if (kind == "say")
        {
            Log.LogMessage(MessageImportance.High, "{0}", text);
            return;
        }

        // The server has the table; what arrives is a row of it with its text made.
        if (Enum.TryParse(kind, ignoreCase: true, out PlotSeverity severity))
            log.Report(new PlotDiagnostic(new DiagnosticDescriptor(code, severity, code, "{0}"), new SourceSpan(file.Length == 0 ? null : file), text));
    }
}
