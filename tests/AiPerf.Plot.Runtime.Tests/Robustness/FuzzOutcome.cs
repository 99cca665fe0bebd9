using System.Diagnostics;
using System.Globalization;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>Tries an input and says which promise was broken.</summary>
internal static class FuzzOutcome
{
    private const double SecondsOfMegabyte = 2;

    /// <summary>What is wrong; <see langword="null"/> when nothing is.</summary>
    public static string? Of(FuzzTarget target, byte[] input)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        double before = ProcessorSeconds();
        string? problem;
        try
        {
            problem = target.Run(input);
        }
#pragma warning disable CA1031 // That none escapes is the promise.
        catch (Exception escaped)
#pragma warning restore CA1031
        {
            return $"{escaped.GetType().Name} escaped: {escaped.Message}\n{escaped.StackTrace}";
        }

        if (problem is not null)
            return problem;
        double seconds = ProcessorSeconds() - before;
        double megabytes = Math.Max(1, input.Length / 1e6);
        if (seconds > SecondsOfMegabyte * megabytes * (FuzzBudget.IsLong ? 1 : 5))
            return string.Create(CultureInfo.InvariantCulture, $"it took {seconds:0.0} s of {input.Length} bytes");
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        long allowed = target.FixedBytes + (long)target.BytesOfByte * input.Length;
        return allocated > allowed ? string.Create(CultureInfo.InvariantCulture, $"it allocated {allocated} bytes for {input.Length}, {allowed} are allowed") : null;
    }

    /// <summary>A smaller input that breaks the same promise: parts are left out as long as that is so.</summary>
    public static byte[] Shrunk(FuzzTarget target, byte[] input)
    {
        string kind = Kind(Of(target, input));
        // Not the second time.
        if (kind.Length == 0)
            return input;
        var time = Stopwatch.StartNew();
        for (int part = Math.Max(1, input.Length / 2); part >= 1; part /= 2)
        {
            for (int at = 0; at < input.Length && time.Elapsed.TotalSeconds < 20;)
            {
                byte[] smaller = [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(input.Length, at + part))];
                if (Kind(Of(target, smaller)) == kind)
                    input = smaller;
                else
                    at += part;
            }
        }

        return input;
    }

    private static string Kind(string? problem) => problem is null ? "" : new string([.. problem.Split('\n')[0].Where(letter => !char.IsDigit(letter))]);

    // The thread's own time: the machine may be busy with other things.
    private static double ProcessorSeconds()
    {
        if (!OperatingSystem.IsLinux())
            return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        string[] fields = File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    }
}
