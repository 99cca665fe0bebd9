namespace AiPerf.Plot.Figures;

/// <summary>Takes what all names have in common out of them, to be said once (spec plots R-19).</summary>
internal static class AffixStripping
{
    // Shorter common parts (a unit letter, a version digit) belong to the name.
    private const int LeastLength = 4;
    private const string Separators = "/-_.: ";

    /// <summary>The common part (empty for none) and the names without it, or the names as they are.</summary>
    public static (string Common, string[] Names) Strip(IReadOnlyList<string> names)
    {
        string[] full = [.. names];
        if (names.Count < 2 || full.Distinct(StringComparer.Ordinal).Count() < full.Length)
            return ("", full);
        List<string>[] tokens = [.. full.Select(Tokens)];
        int shortest = tokens.Min(list => list.Count);
        int head = 0;
        while (head < shortest - 1 && tokens.All(list => list[head] == tokens[0][head]))
            head++;
        int tail = 0;
        while (tail < shortest - 1 - head && tokens.All(list => list[^(tail + 1)] == tokens[0][^(tail + 1)]))
            tail++;
        string prefix = string.Concat(tokens[0].Take(head));
        string suffix = string.Concat(tokens[0].Skip(tokens[0].Count - tail));
        if (prefix.Trim(Separators.ToCharArray()).Length < LeastLength)
            prefix = "";
        if (suffix.Trim(Separators.ToCharArray()).Length < LeastLength)
            suffix = "";
        if (prefix.Length + suffix.Length == 0)
            return ("", full);

        string[] stripped = [.. full.Select(name => name[prefix.Length..^suffix.Length].Trim(Separators.ToCharArray()))];
        if (stripped.Any(name => name.Length == 0) || stripped.Distinct(StringComparer.Ordinal).Count() < stripped.Length)
            return ("", full);
        string before = prefix.TrimEnd(Separators.ToCharArray());
        string after = suffix.TrimStart(Separators.ToCharArray());
        string common = after.Length == 0 ? before : before.Length == 0 ? "\u2026 " + after : before + " \u2026 " + after;
        return (common, stripped);
    }

    // Words, numbers and single separators.
    private static List<string> Tokens(string name)
    {
        var tokens = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || Kind(name[i]) != Kind(name[i - 1]) || Kind(name[i]) == 0)
            {
                tokens.Add(name[start..i]);
                start = i;
            }
        }

        return tokens;
    }

    private static int Kind(char c) => Separators.Contains(c, StringComparison.Ordinal) ? 0 : char.IsAsciiDigit(c) ? 1 : 2;
}
