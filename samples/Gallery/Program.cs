using AiPerf.Plot.Gallery;

GalleryOptions options;
try
{
    options = GalleryOptions.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(GalleryOptions.Usage);
    return 2;
}

DirectoryInfo scratch = Directory.CreateTempSubdirectory("aiperf-gallery-");
try
{
    GalleryOptions drawing = options.Documentation is null
        ? options
        : DocumentationGallery.Options with { Directory = Path.Combine(scratch.FullName, "drawn") };
    (Exhibit, IReadOnlyList<DrawnPlot>)[] gallery = [.. Exhibits.All.Select(exhibit => (exhibit, ExhibitPainter.Paint(exhibit, drawing, scratch.FullName)))];
    string page = Path.GetFullPath(options.Documentation is { } documentation ? Path.Combine(documentation, "gallery.md") : Path.Combine(options.Directory, "index.html"));
    if (options.Documentation is not null)
        DocumentationGallery.Write(options.Documentation, drawing.Directory, gallery);
    else
        File.WriteAllText(page, GalleryPage.Html(gallery));
    Console.WriteLine($"{gallery.Sum(one => one.Item2.Count)} plots in {drawing.Themes.Count} themes: {page}");
    return 0;
}
finally
{
    scratch.Delete(recursive: true);
}
