using System.Text.RegularExpressions;

namespace AiPerf.Plot.Configuration;

/// <summary>
/// Checks <c>group_extraction_pattern</c>. Patterns come from files that nobody has vetted, so they run in time linear in
/// the text (no backtracking) or not at all, and their length is bounded because their automaton is built from it.
/// </summary>
internal static class GroupPattern
{
    /// <summary>Longest pattern, in characters.</summary>
    public const int MaxLength = 500;

    // RegexOptions.NonBacktracking, which the reference assembly of the generator's target does not name.
    private const RegexOptions NonBacktracking = (RegexOptions)0x0400;

    /// <summary>Whether a pattern is valid and captures something.</summary>
    public static bool IsValid(string pattern)
    {
        if (pattern.Length > MaxLength)
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
