using SkiaSharp;

namespace AiPerf.Plot.Rendering;

/// <summary>Draws a display list on one PDF page, letters as outlines; without dates, so that the same figure gives the same bytes.</summary>
internal static class PdfWriter
{
    /// <summary>Points, of which 72 are an inch, for a layout unit, of which 100 are.</summary>
    private const double PointsPerUnit = 0.72;

    /// <summary>The file.</summary>
    /// <param name="list">What to draw.</param>
    /// <param name="fonts">The faces.</param>
    public static byte[] Write(DrawList list, FontBook fonts)
    {
        using var file = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = list.Title,
            Subject = list.AltText,
            Creator = "AiPerf.Plot",
            Producer = "SkiaSharp",
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };
        using (var document = SKDocument.CreatePdf(file, metadata))
        {
            var canvas = document.BeginPage((float)(list.Width * PointsPerUnit), (float)(list.Height * PointsPerUnit));
            // On whole units, as in an SVG file and a picture of scale 1: the three then show the same.
            using var drawer = new SkiaCanvas(canvas, fonts, PointsPerUnit, grid: PointsPerUnit);
            drawer.Draw(new FillBox(new(0, 0, list.Width, list.Height), list.Background));
            foreach (var op in list.Ops)
                drawer.Draw(op);
            document.EndPage();
            document.Close();
        }

        return file.ToArray();
    }
}
