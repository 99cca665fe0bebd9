using System.Runtime.InteropServices;
using System.Text.Json;
using AiPerf.Plot.Dashboard;

#pragma warning disable RS0030 // A process of its own: its console is the build's end of the line.
var (input, channel) = (Console.In, new HostChannel(Console.Out));
#pragma warning restore RS0030
if (await input.ReadLineAsync() is not { } line || JsonSerializer.Deserialize<HostOptions>(line) is not { } options)
    return 2;

using var stop = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
return await new DashboardHost(options, input, channel).Run(stop.Token);

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
