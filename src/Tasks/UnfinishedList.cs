using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Tasks;

/// <summary>
/// The files that a drawing may write, noted before it does: one line each, kept until a drawing ends well. It lies in the project's own state,
/// not among the outputs, so that <c>Clean</c> need not believe what lies there.
/// </summary>
/// <param name="path">The absolute path of the list.</param>
internal sealed class UnfinishedList(string path)
{
    /// <summary>Adds to the list what is not on it. A list that cannot be written is none: the next drawing finds its files by their own list.</summary>
    /// <param name="files">Absolute paths.</param>
    public void Add(IReadOnlyList<string> files)
    {
        try
        {
            var known = File.Exists(path) ? File.ReadAllLines(path) : [];
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(string.Concat(known.Union(files, StringComparer.Ordinal).Select(file => file + "\n"))));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
        }
    }
}
