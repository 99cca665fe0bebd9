using System.Diagnostics;
using System.Text;

namespace AiPerf.Plot.Build.E2E;

/// <summary>Runs <c>dotnet</c> as a person would, not as a child of a test.</summary>
internal static class Cli
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    // What the test host hands to its children and a shell would not.
    private static readonly string[] Leaked =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBUILD_EXE_PATH", "DOTNET_HOST_PATH", "VSTEST_CONNECTION_TIMEOUT",
         "CI", "TF_BUILD", "SYSTEM_HOSTTYPE", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "DOTNET_ROOT_X64", "MSBUILDTERMINALLOGGER"];

    public static CliResult Run(string directory, params IEnumerable<string> arguments) => Run(directory, [], arguments);

    public static CliResult Run(string directory, IEnumerable<(string Name, string Value)> environment, IEnumerable<string> arguments)
    {
        using var process = Start("dotnet", directory, environment, arguments, out var output);
        return End(process, output);
    }

    /// <summary>Runs lines of a shell, up to the first that fails.</summary>
    public static CliResult Shell(string directory, IEnumerable<(string Name, string Value)> environment, string script)
    {
        using var process = Start("bash", directory, environment, ["-e", "-c", script], out var output);
        return End(process, output);
    }

    /// <summary>Starts a command, interrupts it as Ctrl+C does once a condition holds, and waits for its end.</summary>
    public static CliResult Interrupt(string directory, Func<bool> when, IEnumerable<string> arguments)
    {
        // A shell that starts this in the background has its children ignore the signal; env undoes that.
        using var process = Start("env", directory, [], ["--default-signal=INT", "dotnet", .. arguments], out var output);
        while (!when() && !process.HasExited)
        {
            Thread.Sleep(5);
        }

        Kill("INT", process.Id);
        return End(process, output);
    }

    /// <summary>Starts a command in a group of its own and sends a signal to all of its processes after a time.</summary>
    public static CliResult Signal(string directory, string signal, TimeSpan after, IEnumerable<string> arguments)
    {
        var clock = Stopwatch.StartNew();
        return Signal(directory, signal, () => clock.Elapsed >= after, arguments);
    }

    /// <summary>Starts a command in a group of its own and sends a signal to all of its processes once a condition holds.</summary>
    public static CliResult Signal(string directory, string signal, Func<bool> when, IEnumerable<string> arguments)
    {
        using var process = Start("setsid", directory, [], ["env", "--default-signal=INT", "dotnet", .. arguments], out var output);
        while (!when() && !process.HasExited)
        {
            Thread.Sleep(2);
        }

        if (!process.HasExited)
        {
            Kill(signal, -process.Id);
        }

        return End(process, output);
    }

    private static void Kill(string signal, int process)
    {
        using var kill = Process.Start("kill", ["-" + signal, "--", process.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static CliResult End(Process process, StringBuilder output)
    {
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            Assert.Fail($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end:\n{output}");
        }

        process.WaitForExit();
        lock (output)
        {
            return new CliResult(process.ExitCode, output.ToString());
        }
    }

    private static Process Start(string program, string directory, IEnumerable<(string Name, string Value)> environment, IEnumerable<string> arguments, out StringBuilder output)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in Leaked)
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = Package.Cache;
        // What the machine has already need not be downloaded again.
        start.Environment["NUGET_FALLBACK_PACKAGES"] = Package.MachineCache;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Short-lived processes do not live to see what profiling them would gain.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var text = output = new StringBuilder();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(text, line.Data);
        process.ErrorDataReceived += (_, line) => Append(text, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }
}
