namespace AiPerf.Plot.Plots;

/// <summary>Shell patterns over whole names: <c>*</c>, <c>?</c>, <c>[abc]</c>, <c>[a-z]</c>, <c>[!abc]</c>; ordinal and case-sensitive on every system.</summary>
internal static class Glob
{
    /// <summary>Whether a pattern matches a whole name.</summary>
    public static bool IsMatch(string pattern, string name)
    {
        // Iterative with one point of return, so that no pattern takes more than pattern × name steps.
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = n;
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, name[n], out int next))
            {
                p = next;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(string pattern, int at, char c, out int next)
    {
        next = at + 1;
        if (pattern[at] == '?')
            return true;
        if (pattern[at] != '[')
            return pattern[at] == c;
        bool isNegated = at + 1 < pattern.Length && pattern[at + 1] == '!';
        int first = at + (isNegated ? 2 : 1);
        // A bracket right after the opening one is a member; without a closing one the opening one is a plain character.
        int close = first < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
        if (close < 0)
            return c == '[';
        next = close + 1;
        return IsMember(pattern.AsSpan(first, close - first), c) != isNegated;
    }

    private static bool IsMember(ReadOnlySpan<char> members, char c)
    {
        for (int i = 0; i < members.Length; i++)
        {
            if (i + 2 < members.Length && members[i + 1] == '-')
            {
                if (members[i] <= c && c <= members[i + 2])
                    return true;
                i += 2;
            }
            else if (members[i] == c)
            {
                return true;
            }
        }

        return false;
    }
}
