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
    (Exhibit, IReadOnlyList<DrawnPlot>)[] gallery = [.. Exhibits.All.Select(exhibit => (exhibit, ExhibitPainter.Paint(exhibit, options, scratch.FullName)))];
    string page = Path.GetFullPath(Path.Combine(options.Directory, "index.html"));
    File.WriteAllText(page, GalleryPage.Html(gallery));
    Console.WriteLine($"{gallery.Sum(one => one.Item2.Count)} plots in {options.Themes.Count} themes: {page}");
    return 0;
}
finally
{
    scratch.Delete(recursive: true);
}
