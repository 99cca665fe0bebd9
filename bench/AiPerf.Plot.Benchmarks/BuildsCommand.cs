using System.Globalization;
using System.Text.RegularExpressions;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Benchmarks;

/// <summary>What the package adds to builds: whole processes in turns, each pair compared round by round.</summary>
internal static partial class BuildsCommand
{
    private const string Tasks = "-p:AiPerfPlotTasksAssembly=";

    /// <summary>Measures builds in which nothing changed, and cold drawings of a sweep of 12 runs.</summary>
    public static int Run(string[] arguments)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 9;
        string folder = Directory.CreateTempSubdirectory("aiperf-bench-").FullName;
        try
        {
            string package = PackedEngine.Pack(Path.Combine(folder, "feed"));
            (string ahead, string jit) = PackedEngine.Extract(package, folder);
            string plain = Project(folder, "plain", package: null);
            string with = Project(folder, "with", package);
            NothingToDo(plain, with, rounds);
            Console.WriteLine();
            Cold(with, Path.Combine(ahead, "AiPerf.Plot.Build.Tasks.dll"), Path.Combine(jit, "AiPerf.Plot.Build.Tasks.dll"), rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void NothingToDo(string plain, string with, int rounds)
    {
        string[] build = ["build", "--no-restore", "-v:q"];
        List<(ChildProcess Plain, ChildProcess With)> pairs = [];
        for (int round = 0; round < rounds; round++)
            pairs.Add((ChildProcess.Run(plain, "dotnet", build), ChildProcess.Run(with, "dotnet", build)));
        // The log of a build tells what the targets themselves took, without the evaluation of their XML.
        double ours = Enumerable.Range(0, 3).Select(_ => OurTargets(ChildProcess.Run(with, "dotnet", "build", "--no-restore", "-v:q", "-clp:PerformanceSummary;Verbosity=normal").Output)).Min();
        Console.WriteLine("| a build with nothing to do | wall ms | processor ms | more than without, wall ms |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine($"| without the package | {Spread.Of(pairs.Select(pair => pair.Plain.Wall))} | {Spread.Of(pairs.Select(pair => pair.Plain.Processor), false)} | |");
        Console.WriteLine($"| with it, 12 runs | {Spread.Of(pairs.Select(pair => pair.With.Wall))} | {Spread.Of(pairs.Select(pair => pair.With.Processor), false)} | {Spread.Of(pairs.Select(pair => pair.With.Wall - pair.Plain.Wall))} |");
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Its targets in the log: {ours:0} ms together."));
    }

    private static double OurTargets(string log) => TargetTime().Matches(log).Where(match => match.Groups[2].Value.Contains("AiPerf", StringComparison.Ordinal))
        .GroupBy(match => match.Groups[2].Value).Sum(target => target.Max(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));

    private static void Cold(string project, string ahead, string jit, int rounds)
    {
        (string Title, string[] Arguments)[] cases =
        [
            ("nothing", ["-t:Nothing"]),
            ("3 plots and dashboard.html", ["-t:AiPerfPlot", Tasks + ahead]),
            ("3 plots", ["-t:AiPerfPlot", "-p:AiPerfDashboardHtml=false", Tasks + ahead]),
            ("1 plot", ["-t:AiPerfPlot", "-p:AiPerfDashboardHtml=false", "-p:AiPerfPlotPresets=ttft_vs_throughput", Tasks + ahead]),
            ("3 plots and dashboard.html, JIT", ["-t:AiPerfPlot", Tasks + jit]),
            ("3 plots, JIT", ["-t:AiPerfPlot", "-p:AiPerfDashboardHtml=false", Tasks + jit]),
            ("3 plots, task host", ["-t:AiPerfPlot", "-p:AiPerfDashboardHtml=false", "-p:AiPerfPlotIsolation=TaskHost", Tasks + ahead]),
        ];
        List<ChildProcess>[] taken = [.. cases.Select(_ => new List<ChildProcess>())];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < cases.Length; i++)
            {
                foreach (string output in (string[])["obj/Debug/aiperfplot", "runs/plots"])
                {
                    if (Directory.Exists(Path.Combine(project, output)))
                        Directory.Delete(Path.Combine(project, output), recursive: true);
                }

                taken[i].Add(ChildProcess.Run(project, "dotnet", ["msbuild", "-nologo", .. cases[i].Arguments]));
            }
        }

        Console.WriteLine("| a cold `dotnet msbuild` that draws | wall ms | processor ms | more than nothing, wall ms | … processor ms |");
        Console.WriteLine("|---|---|---|---|---|");
        for (int i = 0; i < cases.Length; i++)
        {
            List<ChildProcess> mine = taken[i];
            Console.WriteLine($"| {cases[i].Title} | {Spread.Of(mine.Select(one => one.Wall))} | {Spread.Of(mine.Select(one => one.Processor), false)} | "
                + (i == 0 ? "| |" : $"{Spread.Of(mine.Zip(taken[0], (one, nothing) => one.Wall - nothing.Wall))} | {Spread.Of(mine.Zip(taken[0], (one, nothing) => one.Processor - nothing.Processor), false)} |"));
        }
    }

    private static string Project(string folder, string name, string? package)
    {
        string project = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        string version = package is null ? "" : Path.GetFileNameWithoutExtension(package)["AiPerf.Plot.Build.".Length..];
        string reference = package is null ? "" : $"""<ItemGroup><PackageReference Include="AiPerf.Plot.Build" Version="{version}" /><AiPerfPlotInput Include="runs" /></ItemGroup>""";
        File.WriteAllText(Path.Combine(project, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>{Path.Combine(folder, "packages")}</RestorePackagesPath>
                <RestoreAdditionalProjectSources>{Path.Combine(folder, "feed")}</RestoreAdditionalProjectSources>
                <AiPerfPlotUserDirectory>{folder}</AiPerfPlotUserDirectory>
              </PropertyGroup>
              {reference}
              <Target Name="Nothing" />
            </Project>
            """);
        File.WriteAllText(Path.Combine(project, "Class.cs"), "public class Class;");
        for (int run = 1; run <= 12 && package is not null; run++)
            RunSimulator.Write(Path.Combine(project, "runs", $"c{run}"), RunPresets.SingleRun() with { RequestCount = 100, Concurrency = run, Seed = run, Detail = RecordDetail.Core });
        ChildProcess.Run(project, "dotnet", "build", "-v:q");
        return project;
    }

    [GeneratedRegex(@"^\s*(\d+) ms\s+(\w+)\s+\d+ calls", RegexOptions.Multiline)]
    private static partial Regex TargetTime();
}
