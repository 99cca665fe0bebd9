namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>A check of the plots specification over one picture. It is listed for a picture only where it has something to look at.</summary>
/// <param name="Name">Its number, such as <c>V13</c>, and what it says.</param>
/// <param name="Applies">Whether the picture has what it looks at.</param>
/// <param name="Verify">Fails the test where the picture does not hold it.</param>
internal sealed record PictureCheck(string Name, Func<Picture, bool> Applies, Action<Picture> Verify)
{
    /// <summary>Whether it is meant for the default size alone.</summary>
    public bool AtDefaultSizeOnly { get; init; }

    /// <summary>The names of the pictures it is listed for.</summary>
    public IEnumerable<object[]> Cases(IEnumerable<Picture> pictures) =>
        pictures.Where(picture => (!AtDefaultSizeOnly || picture.IsDefaultSize) && Applies(picture)).Select(picture => new object[] { picture.Name });
}

/// <summary>A check over the steps of drawing, which a theme's colours are part of.</summary>
/// <param name="Name">Its number and what it says.</param>
/// <param name="Applies">Whether the picture has what it looks at.</param>
/// <param name="Verify">Fails the test where the drawing does not hold it.</param>
internal sealed record DrawingCheck(string Name, Func<Picture, bool> Applies, Action<Drawing> Verify)
{
    /// <summary>The names of the drawings it is listed for.</summary>
    public IEnumerable<object[]> Cases(IEnumerable<Picture> pictures) =>
        from picture in pictures
        where Applies(picture) && (picture.IsDefaultSize || FullChecks.AreOn)
        from theme in FullChecks.Themes
        select new object[] { picture.Name + "/" + theme.Name };
}
