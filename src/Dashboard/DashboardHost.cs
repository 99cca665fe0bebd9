using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Dashboard;

/// <summary>
/// The process that the build starts: reads its options from standard input, serves until it is told to stop, and stops when the build
/// goes away, which closes its standard input.
/// </summary>
internal sealed class DashboardHost(HostOptions options, TextReader input, HostChannel channel)
{
    // MSBuild's terminal logger hides messages while a target runs, of whatever importance, except those with '--interactive' in them.
    private const string ShownAtOnce = "(MSBuild shows this line at once because it says --interactive.)";

    private static readonly TimeSpan HealthLimit = TimeSpan.FromSeconds(2);

    /// <summary>Serves; ends with the process' exit code.</summary>
    /// <param name="stop">Stops it.</param>
    public async Task<int> Run(CancellationToken stop)
    {
        bool hasErrors = false;
        if (ServedData.Load(options, Report, stop) is not { } data)
            return 1;
        hasErrors = false;
        await using var server = await Bind(data);
        if (server is null)
            return hasErrors ? 1 : 0;

        Announce(server, data);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reasons = new List<Task> { server.Stopped.Task, ParentGone(), Task.Delay(Timeout.Infinite, ended.Token) };
        if (options.ExitAfter is { } seconds)
            reasons.Add(Task.Delay(TimeSpan.FromSeconds(seconds), ended.Token));
        await Task.WhenAny(reasons);
        await ended.CancelAsync();
        channel.Say("AIPerf Dashboard stopped.");
        return 0;

        void Report(PlotDiagnostic diagnostic)
        {
            hasErrors |= diagnostic.Severity == PlotSeverity.Error;
            channel.Report(diagnostic);
        }

        async Task<DashboardServer?> Bind(ServedData served)
        {
            foreach (int port in DashboardServer.Ports(options))
            {
                try
                {
                    var bound = await DashboardServer.Start(options, served, port, Report);
                    if (options.Port is null && port != DashboardServer.DefaultPort)
                        Report(DiagnosticTable.DashboardPortMoved.At(SourceSpan.None, DashboardServer.DefaultPort.ToString(CultureInfo.InvariantCulture), bound.Port.ToString(CultureInfo.InvariantCulture)));
                    return bound;
                }
                catch (IOException exception) when (DashboardServer.IsPortTaken(exception))
                {
                    if (await IsOurs(port, served.Identity))
                    {
                        channel.Say($"AIPerf Dashboard of these runs is already running: http://localhost:{port} {ShownAtOnce}");
                        if (options.Open)
                            OpenBrowser($"http://localhost:{port}");
                        return null;
                    }
                }
            }

            Report(DiagnosticTable.DashboardPortTaken.At(SourceSpan.None, (options.Port ?? DashboardServer.DefaultPort).ToString(CultureInfo.InvariantCulture)));
            return null;
        }
    }

    private void Announce(DashboardServer server, ServedData data)
    {
        string runs = data.Runs.Count == 1 ? "1 run" : $"{data.Runs.Count} runs";
        string theme = options.Theme.Length == 0 ? "" : $", theme: {options.Theme}";
        channel.Say($"AIPerf Dashboard ready: {server.Address} (mode: {data.Mode}, {runs}{theme}). Press Ctrl+C to stop it. {ShownAtOnce}");
        if (options.IsRemote)
            channel.Say($"You are here over SSH. On your own machine: ssh -L {server.Port}:localhost:{server.Port} user@host, then open http://localhost:{server.Port}. {ShownAtOnce}");
        if (options.Open)
            OpenBrowser(server.Address);
    }

    // The build holds the other end as long as it lives, however it ends.
    private Task ParentGone() => Task.Run(async () =>
    {
        // A thread of its own: reading a console blocks, whatever its name says.
        while (await input.ReadLineAsync() is not null)
        {
        }
    });

#pragma warning disable RS0030 // This process is a server of its own: it asks its own loopback port, and opens the reader's browser.
    private static async Task<bool> IsOurs(int port, string identity)
    {
        try
        {
            using var client = new HttpClient { Timeout = HealthLimit };
            using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/api/health")));
            return document.RootElement.TryGetProperty("data", out var data) && data.GetString() == identity;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private void OpenBrowser(string address)
    {
        try
        {
            using var browser = Process.Start(RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new ProcessStartInfo(address) { UseShellExecute = true }
                : new ProcessStartInfo(RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "open" : "xdg-open", [address]) { RedirectStandardError = true, RedirectStandardOutput = true });
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            channel.Report(DiagnosticTable.DashboardBrowserNotOpened.At(SourceSpan.None, address));
        }
    }
#pragma warning restore RS0030
}
