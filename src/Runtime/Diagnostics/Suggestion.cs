namespace AiPerf.Plot.Diagnostics;

/// <summary>'Did you mean …?': the known name nearest to a misspelt one.</summary>
internal static class Suggestion
{
    private const int MaxLength = 100;

    /// <summary>A sentence with the nearest name, or else with the names there are.</summary>
    public static string For(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        if (Nearest(name, names) is { } nearest)
            return $"Did you mean '{nearest}'?";
        return names.Count is 0 or > 40 ? "Correct the name." : $"Known are {string.Join(", ", names)}.";
    }

    /// <summary>The nearest name; <see langword="null"/> when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        // A file may hold thousands of unknown names: the rows serve them all.
        var rows = new int[3][] { new int[MaxLength + 1], new int[MaxLength + 1], new int[MaxLength + 1] };
        return known.Select(candidate => (Name: candidate, Distance: Distance(name, candidate, rows)))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(name.Length, candidate.Name.Length) / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    // Optimal string alignment: a transposition is one edit. Long names are not worth the square.
    private static int Distance(string a, string b, int[][] rows)
    {
        if (Math.Abs(a.Length - b.Length) > 8 || a.Length > MaxLength || b.Length > MaxLength)
            return int.MaxValue;
        var (beforeLast, last, row) = (rows[0], rows[1], rows[2]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
