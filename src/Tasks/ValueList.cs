namespace AiPerf.Plot.Tasks;

/// <summary>Splits list-valued parameters. The command line of MSBuild keeps <c>|</c> and <c>+</c>, but not <c>;</c> and <c>,</c>.</summary>
internal static class ValueList
{
    /// <summary>Splits formats, presets and diagnostic codes at <c>;</c>, <c>,</c> and <c>+</c>.</summary>
    public static string[] OfNames(string? text) => Split(text, ';', ',', '+');

    /// <summary>Splits the paths at <c>;</c> and <c>|</c>; a path may contain a comma or a plus.</summary>
    public static string[] OfPaths(string? text) => Split(text, ';', '|');

    private static string[] Split(string? text, params char[] separators) =>
        (text ?? "").Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
