using AiPerf.Plot.Simulation;

return CommandLine.Run(args, Console.Out, Console.Error);
