using System.Globalization;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Benchmarks;

/// <summary>Whole processes, cold, from AIPerf's files to the pictures, with the engine compiled ahead and without; and what grows with the requests.</summary>
internal static class ProcessesCommand
{
    /// <summary>Measures each job in turns, one process a round.</summary>
    public static int Run(string[] arguments)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        string folder = Directory.CreateTempSubdirectory("aiperf-bench-").FullName;
        try
        {
            (string ahead, string _) = PackedEngine.Extract(PackedEngine.Pack(Path.Combine(folder, "feed")), folder);
            string jit = AppContext.BaseDirectory;
            string compiled = Path.Combine(folder, "bin");
            Copy(jit, compiled);
            File.Copy(Path.Combine(ahead, "linux-x64", "AiPerf.Plot.Runtime.dll"), Path.Combine(compiled, "AiPerf.Plot.Runtime.dll"), overwrite: true);

            Console.WriteLine("| job | engine | wall ms | processor ms | peak MB | plots |");
            Console.WriteLine("|---|---|---|---|---|---|");
            for (int run = 0; run < 30; run++)
            {
                RunSimulator.Write(Path.Combine(folder, "sweep", $"m{run % 3}-c{1 << (run / 3)}"), RunPresets.SingleRun() with
                {
                    Model = RunPresets.Qwen with { Name = $"model-{run % 3}" },
                    RequestCount = 50,
                    Concurrency = 1 << (run / 3),
                    Seed = run,
                    Detail = RecordDetail.Core,
                });
            }

            Both("30 runs of three models compared", Path.Combine(folder, "sweep"));
            foreach (int requests in (int[])[1_000, 10_000, 100_000, 1_000_000])
            {
                string run = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"single-{requests}"));
                RunSimulator.Write(run, RunPresets.SingleRun() with { RequestCount = requests, Concurrency = Math.Max(20, requests / 500), Detail = RecordDetail.Core });
                Both(string.Create(CultureInfo.InvariantCulture, $"one run of {requests:N0} requests, with telemetry and slices"), run);
                Directory.Delete(run, recursive: true);
            }

            void Both(string title, string input)
            {
                List<ChildProcess>[] taken = [[], []];
                for (int round = 0; round < rounds; round++)
                {
                    taken[0].Add(Job(compiled, input, Path.Combine(folder, "plots")));
                    taken[1].Add(Job(jit, input, Path.Combine(folder, "plots")));
                }

                Row(title, "compiled ahead", taken[0]);
                Row(title, "JIT", taken[1]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static ChildProcess Job(string binaries, string input, string output) =>
        ChildProcess.Run(binaries, "dotnet", Path.Combine(binaries, "AiPerf.Plot.Benchmarks.dll"), "job", input, output);

    private static void Row(string title, string engine, List<ChildProcess> taken)
    {
        string[] said = taken[0].Output.Split(' ');
        Console.WriteLine($"| {title} | {engine} | {Spread.Of(taken.Select(one => one.Wall))} | {Spread.Of(taken.Select(one => one.Processor), false)} | {Spread.Of(taken.Select(Peak))} | {said[0]} |");

        static double Peak(ChildProcess process) => double.Parse(process.Output.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
