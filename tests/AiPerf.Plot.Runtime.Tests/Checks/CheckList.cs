namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>The checks over pictures and drawings, by number.</summary>
internal static class CheckList
{
    /// <summary>Those that colours have no part in.</summary>
    public static IReadOnlyList<PictureCheck> OfPictures { get; } =
        [.. LayoutCheckList.All, .. AxisCheckList.All, .. MarkCheckList.All, .. FormulaCheckList.All, .. ContentCheckList.All];

    /// <summary>Those that run with every theme.</summary>
    public static IReadOnlyList<DrawingCheck> OfDrawings { get; } = ColorCheckList.All;

    /// <summary>The names of the pictures or drawings of the fixtures that a check has something to look at in.</summary>
    /// <param name="number">The check's number, such as <c>V13</c>.</param>
    public static IEnumerable<object[]> Cases(string number) =>
        OfPictures.FirstOrDefault(check => IsNumbered(check.Name, number))?.Cases(Pictures.All)
        ?? OfDrawings.Single(check => IsNumbered(check.Name, number)).Cases(Pictures.All);

    private static bool IsNumbered(string name, string number) => name.StartsWith(number + " ", StringComparison.Ordinal);
}
