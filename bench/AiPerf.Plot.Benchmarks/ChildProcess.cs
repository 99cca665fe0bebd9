using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AiPerf.Plot.Benchmarks;

/// <summary>A whole process, from its start to its end.</summary>
/// <param name="Wall">Milliseconds by the clock.</param>
/// <param name="Processor">Milliseconds of processor time, its own children included; not-a-number where the system does not tell.</param>
/// <param name="Output">What it wrote.</param>
internal sealed record ChildProcess(double Wall, double Processor, string Output)
{
    private const int OfChildren = -1;

    /// <summary>Runs a process that is as cold as one can be whose files are in the system's cache.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static ChildProcess Run(string directory, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        // Nothing that an earlier process left running takes part.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_NOLOGO"] = "1";
        double before = Used();
        long began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return process.ExitCode == 0
            ? new ChildProcess(wall, Used() - before, output)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{error.Result}");
    }

    private static double Used()
    {
        if (!OperatingSystem.IsLinux())
            return double.NaN;
        Span<long> usage = stackalloc long[18];
        return GetResourceUsage(OfChildren, ref usage[0]) == 0 ? ((usage[0] + usage[2]) * 1e3) + ((usage[1] + usage[3]) / 1e3) : double.NaN;
    }

    // User time, then system time, each as seconds and microseconds; then what is not asked for.
    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, ref long usage);
}
