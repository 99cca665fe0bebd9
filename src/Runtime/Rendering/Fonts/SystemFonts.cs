using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace AiPerf.Plot.Rendering;

/// <summary>
/// The installed fonts, asked for a character that the embedded faces do not have. On one machine a character always comes from the
/// same font; other machines have other fonts.
/// </summary>
/// <param name="families">The families' names.</param>
/// <param name="open">Opens a family's face, regular or bold; null when there is none.</param>
internal sealed class SystemFonts(IReadOnlyList<string> families, Func<string, bool, SKTypeface?> open) : IDisposable
{
    // The letters of plots have no serifs, so families that say the same come first.
    private readonly string[] _families =
        [.. families.OrderBy(name => name.Contains("Sans", StringComparison.Ordinal) ? 0 : 1).ThenBy(name => name, StringComparer.Ordinal)];

    private readonly Dictionary<(string Family, bool Bold), FontFace?> _faces = [];
    private readonly ConcurrentDictionary<(int Character, bool Bold), FontFace?> _found = new();

    /// <summary>The fonts of this machine.</summary>
    public static SystemFonts Installed()
    {
        var manager = SKFontManager.Default;
        return new([.. manager.FontFamilies], (family, bold) => manager.MatchFamily(family, bold ? SKFontStyle.Bold : SKFontStyle.Normal));
    }

    /// <summary>The first face that can draw a character; null when none can.</summary>
    public FontFace? Find(Rune character, bool bold) => _found.GetOrAdd((character.Value, bold), _ => Search(character, bold));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var face in _faces.Values)
            face?.Dispose();
    }

    private FontFace? Search(Rune character, bool bold)
    {
        // Figures are drawn on several threads; each face is opened once.
        lock (_faces)
            return _families.Select(family => Face(family, bold)).FirstOrDefault(face => face?.Draws(character) == true);
    }

    private FontFace? Face(string family, bool bold)
    {
        if (!_faces.TryGetValue((family, bold), out var face))
            _faces.Add((family, bold), face = open(family, bold) is { } typeface ? FontFace.TryRead(typeface) : null);
        return face;
    }
}
