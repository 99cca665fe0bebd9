using AiPerf.Plot.Benchmarks;

return args switch
{
    ["load", .. string[] rest] => LoadCommand.Run(rest),
    ["load-file", string path, .. string[] rest] => LoadFileCommand.Run(path, rest),
    ["compute", .. string[] rest] => ComputeCommand.Run(rest),
    ["draw", .. string[] rest] => DrawCommand.Run(rest),
    ["job", string input, string output] => JobCommand.Run(input, output),
    ["processes", .. string[] rest] => ProcessesCommand.Run(rest),
    ["builds", .. string[] rest] => BuildsCommand.Run(rest),
    ["page", .. string[] rest] => PageCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project bench/AiPerf.Plot.Benchmarks -- <command>

          load [scale] [rounds]   reading profile_export.jsonl; scale 1 means 200,000 lines with arrays and 1,000,000 without
          compute [rounds] [requests]   what plots compute from 1,000,000 requests, each part alone
          draw [rounds] [requests …]   every default plot, of 12 summaries and of 10, 10,000, 100,000 and 1,000,000 requests
          page [rounds]           dashboard.html of 30 runs compared and of 10,000 to 1,000,000 requests
          processes [rounds]      whole cold processes, from files to pictures, compiled ahead and with the JIT
          builds [rounds]         what the package adds to a build with nothing to do, and to a cold one that draws
          job <runs> <output>     one job, for timing whole processes
          load-file <path> [threads] [loads]   reading one file, for timing whole processes
        """);
    return 1;
}
