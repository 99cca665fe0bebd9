// The plots are drawn when this project is built; running it only says where they are.
Console.WriteLine("artifacts/sweep/plots and artifacts/single/plots hold the plots; each has an index.md.");
