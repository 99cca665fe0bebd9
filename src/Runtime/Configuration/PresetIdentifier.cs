using System.Globalization;
using System.Text;

namespace AiPerf.Plot.Configuration;

/// <summary>The C# name of a preset: <c>ttft_vs_throughput</c> is <c>TtftVsThroughput</c>.</summary>
internal static class PresetIdentifier
{
    // A member cannot be named like its class, and should not hide what every object has.
    private static readonly string[] Taken =
        ["MultiRun", "SingleRun", "Equals", "ToString", "GetHashCode", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize"];

    public static string Of(string name)
    {
        var result = new StringBuilder();
        var upper = true;
        foreach (var c in name)
        {
            if (!IsPart(c))
            {
                upper = true;
                continue;
            }

            result.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        if (result.Length == 0 || !char.IsLetter(result[0]))
            result.Insert(0, '_');
        var identifier = result.ToString();
        return Taken.Contains(identifier) ? identifier + "_" : identifier;
    }

    /// <summary>Whether a name can be the stem of a file on every system; <c>plots.json</c> is the manifest's.</summary>
    public static bool IsFileName(string name) =>
        name.Length is > 0 and <= 120 && name.Any(IsPart)
        && name.All(c => c >= ' ' && "<>:\"/\\|?*".IndexOf(c) < 0 && !char.IsSurrogate(c) && !IsInvisible(c))
        && name[0] is not ('.' or ' ') && name[name.Length - 1] is not ('.' or ' ') && !IsDevice(name)
        && !string.Equals(name, "plots", StringComparison.OrdinalIgnoreCase);

    // Control characters, and those that turn the direction of writing and could disguise a name.
    private static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL"
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && char.IsDigit(stem[3]));
    }

    private static bool IsPart(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber;
}
