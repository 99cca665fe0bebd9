using System.Security.Cryptography;
using System.Text;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Dashboard;

/// <summary>
/// Identifies runs in links and in saved views: <c>r</c> and ten hexadecimal digits of the hash of the path below the runs' common
/// directory, the same on every machine.
/// </summary>
internal static class RunKeys
{
    /// <summary>A key and a relative path a run, in order.</summary>
    public static (string Key, string Path)[] Of(IReadOnlyList<RunDirectory> runs)
    {
        string[] paths = [.. runs.Select(run => run.FullPath.Replace('\\', '/').TrimEnd('/'))];
        int root = CommonLength(paths);
        var result = new (string, string)[paths.Length];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < paths.Length; i++)
        {
            // Runs at the root itself keep their own name.
            string path = paths[i].Length > root ? paths[i][root..].TrimStart('/') : paths[i][(paths[i].LastIndexOf('/') + 1)..];
            string key = Key(path, 0);
            for (int again = 1; !taken.Add(key); again++)
                key = Key(path, again);
            result[i] = (key, path);
        }

        return result;
    }

    /// <summary>Identifies a set of runs, whatever their values.</summary>
    public static string OfSet(IEnumerable<string> keys) => Hex(string.Join('\n', keys.Order(StringComparer.Ordinal)), 12);

    private static string Key(string path, int again) => "r" + Hex(again == 0 ? path : $"{path}\n{again}", 10);

    private static string Hex(string text, int digits) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits];

    /// <summary>The length of the directory that holds all of them; of one run its parent.</summary>
    private static int CommonLength(string[] paths)
    {
        if (paths.Length == 0)
            return 0;
        string common = paths[0][..Math.Max(0, paths[0].LastIndexOf('/'))];
        foreach (string path in paths)
        {
            while (common.Length > 0 && !(path.StartsWith(common, StringComparison.Ordinal) && path.Length > common.Length && path[common.Length] == '/'))
                common = common[..Math.Max(0, common.LastIndexOf('/'))];
        }

        return common.Length;
    }
}
