using System.Runtime.InteropServices;
using AiPerf.Plot.Runtime.Tests.Robustness;
using SharpFuzz;

namespace AiPerf.Plot.Fuzz;

/// <summary>
/// One of the fuzzed targets for a fuzzer that looks at which branches an input takes; <c>eng/fuzz</c> runs it. Arguments: the target, and with
/// a directory its samples are written there and nothing is fuzzed.
/// </summary>
internal static unsafe class Program
{
    private const int TraceBytes = 1 << 16;

    public static int Main(string[] arguments)
    {
        // Branches write here from the start; the fuzzer brings its own memory once it is ready.
        SharpFuzz.Common.Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(TraceBytes);
        FuzzTarget target = FuzzTargets.Find(arguments[0]);
        if (arguments is [_, var directory])
        {
            Directory.CreateDirectory(directory);
            for (int i = 0; i < target.Samples.Count; i++)
                File.WriteAllBytes(Path.Combine(directory, $"sample{i}"), target.Samples[i]);
            return 0;
        }

        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            if (FuzzOutcome.Of(target, input.ToArray()) is { } problem)
                throw new InvalidDataException(problem);
        });
        return 0;
    }
}
