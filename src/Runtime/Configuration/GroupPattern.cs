using System.Text.RegularExpressions;

namespace AiPerf.Plot.Configuration;

/// <summary>
/// Checks <c>group_extraction_pattern</c>. Patterns come from files that nobody has vetted, so they run in time linear in
/// the text (no backtracking) or not at all. Their length is bounded because their automaton is built from it, and so are counted repetitions
/// of counted repetitions, such as <c>(a{1,50}){1,50}</c>: a letter more of the text could cost as many states as their product.
/// </summary>
internal static class GroupPattern
{
    /// <summary>Longest pattern, in characters.</summary>
    public const int MaxLength = 500;

    /// <summary>Largest product of counted repetitions inside one another, all such products of a pattern together.</summary>
    public const int MaxNested = 64;

    // RegexOptions.NonBacktracking, which the reference assembly of the generator's target does not name.
    private const RegexOptions NonBacktracking = (RegexOptions)0x0400;

    /// <summary>Whether a pattern is valid and captures something.</summary>
    public static bool IsValid(string pattern)
    {
        if (pattern.Length > MaxLength || NestedRepetitions(pattern) > MaxNested)
            return false;
        try
        {
            return Create(pattern).GetGroupNumbers().Length > 1;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    // Reads groups, classes, escapes and counts; what is no regular expression at all is told by the library.
    private static long NestedRepetitions(string pattern)
    {
        var total = 0L;
        var groups = new Stack<long>();
        var most = 1L;
        for (var i = 0; i < pattern.Length; i++)
        {
            var atom = 1L;
            switch (pattern[i])
            {
                case '(':
                    groups.Push(most);
                    most = 1;
                    continue;
                case ')' when groups.Count > 0:
                    atom = most;
                    most = groups.Pop();
                    break;
                case '\\':
                    i++;
                    break;
                case '[':
                    i = Math.Max(i, pattern.IndexOf(']', Math.Min(pattern.Length, i + (i + 1 < pattern.Length && pattern[i + 1] == '^' ? 3 : 2))));
                    break;
            }

            var count = CountBehind(pattern, ref i);
            if (atom > 1 && count > 1)
                total += Math.Min(atom * count, int.MaxValue);
            most = Math.Min(Math.Max(most, atom * count), int.MaxValue);
        }

        return total;
    }

    // The larger number of {n}, {n,} or {n,m} behind an atom; 1 where there is none.
    private static int CountBehind(string pattern, ref int i)
    {
        var end = i + 1 < pattern.Length && pattern[i + 1] == '{' ? pattern.IndexOf('}', i + 1) : -1;
        if (end < 0)
            return 1;
        var numbers = pattern.Substring(i + 2, end - i - 2).Split(',');
        var (first, last) = (numbers[0], numbers[numbers.Length - 1]);
        if (numbers.Length > 2 || !int.TryParse(first, out var least) || (last.Length > 0 && !int.TryParse(last, out _)))
            return 1;
        i = end;
        return last.Length > 0 && int.TryParse(last, out var largest) ? Math.Max(largest, least) : least;
    }

    private static Regex Create(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant | NonBacktracking);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A compiler on the .NET Framework has no such option; it only needs to know whether the pattern is valid.
            return new(pattern, RegexOptions.CultureInvariant);
        }
    }
}
