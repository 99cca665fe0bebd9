using System.Text.RegularExpressions;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// What the directories of a path say about trials (spec artifacts 1.10). AIPerf puts trials below <c>profile_runs</c>, named
/// <c>run_0001</c> or <c>trial_0001</c>, and statistics over them into directories named <c>aggregate</c>; the rest of the path names
/// the operating point.
/// </summary>
/// <param name="OperatingPoint">The path without those directories.</param>
/// <param name="Trial">The directory that numbers the trial, or <see langword="null"/>.</param>
internal sealed partial record TrialPath(string OperatingPoint, string? Trial)
{
    /// <summary>Reads a path.</summary>
    /// <param name="fullPath">The absolute path of a run.</param>
    /// <param name="inputDepth">
    /// The number of directory names in the input's path. A trial's name counts above it only directly below <c>profile_runs</c>:
    /// a build server's <c>run_1234</c> is no trial.
    /// </param>
    public static TrialPath Of(string fullPath, int inputDepth)
    {
        string root = Path.GetPathRoot(fullPath) ?? "";
        string[] components = PhysicalPath.Components(fullPath[root.Length..]);
        string? trial = null;
        var kept = new List<string>(components.Length);
        for (int index = 0; index < components.Length; index++)
        {
            string component = components[index];
            if (IsMarker(component))
                continue;
            bool belowMarker = index > 0 && components[index - 1] == "profile_runs";
            if (TrialName().IsMatch(component) && (belowMarker || index >= inputDepth))
                trial = component;
            else
                kept.Add(component);
        }

        return new TrialPath(root + string.Join(Path.DirectorySeparatorChar, kept), trial);
    }

    /// <summary>Whether a directory only marks what lies in it as trials or as statistics over trials.</summary>
    public static bool IsMarker(string component) => component is "profile_runs" or "aggregate";

    [GeneratedRegex(@"\A(?:run|trial)_[0-9]{4,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TrialName();
}
