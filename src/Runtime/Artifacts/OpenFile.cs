namespace AiPerf.Plot.Artifacts;

/// <summary>Opens export files so that a benchmark still writing them is not disturbed.</summary>
internal static class OpenFile
{
    /// <summary>Opens a file for one pass from its start.</summary>
    public static FileStream ForReading(string fullPath) => new(
        fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
