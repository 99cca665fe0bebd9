using System.Text.RegularExpressions;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>Tables of the documentation, found by the heading of their first column. Code marks are left out of the cells.</summary>
internal static partial class MarkdownTable
{
    /// <summary>The names in the first column of the tables that have this heading; several may share a row.</summary>
    public static string[] Rows(string file, string heading) => [.. Table(file, heading).SelectMany(row => row[0].Split(", "))];

    /// <summary>The cells of the rows that begin with code, of the tables that have this heading.</summary>
    public static IEnumerable<string[]> Table(string file, string heading)
    {
        var inside = false;
        foreach (var line in Repository.Text(file).Split('\n'))
        {
            inside = line.StartsWith($"| {heading} |", StringComparison.Ordinal) || (inside && line.StartsWith('|'));
            if (inside && line.StartsWith("| `", StringComparison.Ordinal))
            {
                yield return [.. Cell().Split(line)[1..^1].Select(cell => cell.Replace("`", "", StringComparison.Ordinal).Trim())];
            }
        }
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cell();
}
