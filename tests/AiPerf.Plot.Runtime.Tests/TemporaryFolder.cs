using System.Text;

namespace AiPerf.Plot.Runtime.Tests;

/// <summary>A folder that a test fills and that goes with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("aiperf-plot-").FullName;

    public string Path { get; }

    /// <summary>Writes a text file without a byte order mark and returns its path.</summary>
    public string Write(string relative, string text) => Write(relative, Encoding.UTF8.GetBytes(text));

    public string Write(string relative, byte[] content)
    {
        string path = At(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Makes run directories: each holds an empty record file.</summary>
    public TemporaryFolder Runs(params string[] relative)
    {
        foreach (string run in relative)
            Write(run + "/profile_export.jsonl", "");
        return this;
    }

    public string At(string relative) => System.IO.Path.Combine([Path, .. relative.Split('/')]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
