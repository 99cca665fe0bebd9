using System.Diagnostics;
using System.Text;

namespace AiPerf.Plot.Build.E2E;

/// <summary>Runs <c>dotnet</c> as a person would, not as a child of a test.</summary>
internal static class Cli
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // What the test host hands to its children and a shell would not.
    private static readonly string[] Leaked =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBUILD_EXE_PATH", "DOTNET_HOST_PATH", "VSTEST_CONNECTION_TIMEOUT",
         "CI", "TF_BUILD", "GITHUB_ACTIONS", "DOTNET_ROOT_X64", "MSBUILDTERMINALLOGGER"];

    public static CliResult Run(string directory, params IEnumerable<string> arguments) => Run(directory, [], arguments);

    public static CliResult Run(string directory, IEnumerable<(string Name, string Value)> environment, IEnumerable<string> arguments)
    {
        using var process = Start(directory, environment, arguments, out var output);
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            Assert.Fail($"dotnet {string.Join(' ', arguments)} did not end:\n{output}");
        }

        process.WaitForExit();
        lock (output)
        {
            return new CliResult(process.ExitCode, output.ToString());
        }
    }

    public static Process Start(string directory, IEnumerable<(string Name, string Value)> environment, IEnumerable<string> arguments, out StringBuilder output)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
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
