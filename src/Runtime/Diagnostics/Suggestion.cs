namespace AiPerf.Plot.Diagnostics;

/// <summary>'Did you mean …?': the known name nearest to a misspelt one.</summary>
internal static class Suggestion
{
    /// <summary>A sentence with the nearest name, or else with the names there are.</summary>
    public static string For(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        if (Nearest(name, names) is { } nearest)
            return $"Did you mean '{nearest}'?";
        return names.Count is 0 or > 40 ? "Correct the name." : $"Known are {string.Join(", ", names)}.";
    }

    /// <summary>The nearest name; <see langword="null"/> when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) =>
        known.Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(name.Length, candidate.Name.Length) / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;

    // Optimal string alignment: a transposition is one edit. Long names are not worth the square.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 8 || a.Length > 100 || b.Length > 100)
            return int.MaxValue;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
