namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Names for legends: a run's directory name, preceded by as many of its parents as tell it from the others. Directories that only
/// mark trials or aggregates (<c>profile_runs</c>, <c>aggregate</c>) are left out unless nothing else tells two runs apart.
/// </summary>
internal static class RunNames
{
    /// <summary>Names each of some distinct absolute paths.</summary>
    public static string[] Shortest(IReadOnlyList<string> fullPaths)
    {
        string[][] whole = [.. fullPaths.Select(PhysicalPath.Components)];
        string?[] plain = ShortestSuffixes([.. whole.Select(WithoutMarkers)]);
        string?[] marked = ShortestSuffixes(whole);
        var result = new string[fullPaths.Count];
        for (int index = 0; index < result.Length; index++)
            result[index] = plain[index] ?? marked[index] ?? DisplayPaths.Normalize(fullPaths[index]);

        // A name with a marker may equal another one's name without; then only the whole path is sure to differ.
        Dictionary<string, int> uses = result.CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. result.Select((name, index) => uses[name] == 1 ? name : DisplayPaths.Normalize(fullPaths[index]))];
    }

    /// <summary>The shortest suffix of each that no other has, or <see langword="null"/> where there is none.</summary>
    private static string?[] ShortestSuffixes(string[][] paths)
    {
        var names = new string?[paths.Length];
        var open = new List<int>(Enumerable.Range(0, paths.Length));
        for (int length = 1; open.Count > 0; length++)
        {
            // A path that is finished already still occupies its suffixes.
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (string[] path in paths.Where(path => path.Length >= length))
            {
                string suffix = Suffix(path, length);
                counts[suffix] = counts.GetValueOrDefault(suffix) + 1;
            }

            foreach (int index in open.Where(index => paths[index].Length >= length && counts[Suffix(paths[index], length)] == 1).ToList())
                names[index] = Suffix(paths[index], length);
            open.RemoveAll(index => names[index] is not null || paths[index].Length < length);
        }

        return names;
    }

    private static string Suffix(string[] path, int length) => string.Join('/', path, path.Length - length, length);

    private static string[] WithoutMarkers(string[] path) => [.. path.Where(component => !TrialPath.IsMarker(component))];
}
