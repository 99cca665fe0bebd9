using System.Globalization;

namespace AiPerf.Plot.Jobs;

/// <summary>Directory names for runs that are analysed one by one.</summary>
internal static class RunFolders
{
    /// <summary>A name a run, safe on every file system and unique without regard to case.</summary>
    /// <param name="runNames">The runs' names, in order.</param>
    public static string[] Of(IReadOnlyList<string> runNames)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. runNames.Select(name => Unique(Safe(name), taken))];
    }

    private static string Safe(string name)
    {
        char[] safe = [.. name.Select(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '_')];
        string trimmed = new string(safe).Trim('.');
        return trimmed.Length == 0 ? "run" : trimmed;
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        string unique = name;
        for (int number = 2; !taken.Add(unique); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        return unique;
    }
}
