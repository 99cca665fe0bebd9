using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Configuration;

/// <summary>
/// A configuration's text and the places in it. Backslashes that were doubled for the YAML parser (see
/// <see cref="YamlReader"/>) are taken out again: places are always those of the file as it was written.
/// </summary>
internal sealed class ConfigurationText
{
    private readonly string displayPath;
    private readonly List<int> lineStarts = [0];
    private readonly List<int> insertions = [];

    public ConfigurationText(string text, string displayPath)
    {
        Original = Parsed = text;
        this.displayPath = displayPath;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                lineStarts.Add(i + 1);
        }
    }

    /// <summary>The file's text.</summary>
    public string Original { get; }

    /// <summary>The text the YAML parser is given.</summary>
    public string Parsed { get; private set; }

    /// <summary>Doubles the backslash at an offset of <see cref="Parsed"/>, which makes it a literal one.</summary>
    public void DoubleBackslash(int offset)
    {
        Parsed = Parsed.Insert(offset, "\\");
        insertions.Add(offset);
    }

    /// <summary>
    /// The place between two offsets of <see cref="Parsed"/>, at most to the end of its first line, and at least a character
    /// where there is one, for editors to underline.
    /// </summary>
    public SourceSpan Span(long start, long end)
    {
        var from = ToOriginal(start);
        var to = Math.Max(from, ToOriginal(end));
        var line = lineStarts.BinarySearch(from);
        line = line < 0 ? ~line - 1 : line;
        var lineEnd = line + 1 < lineStarts.Count ? lineStarts[line + 1] : Original.Length;
        while (lineEnd > from && Original[lineEnd - 1] is ('\n' or '\r'))
            lineEnd--;
        return new(displayPath, line + 1, from - lineStarts[line] + 1, from, Math.Min(Math.Max(to, from + 1), lineEnd) - from);
    }

    /// <summary>The first tab in the indentation of a line or of the next one: the parser stumbles where the line before ends.</summary>
    /// <param name="line">The 1-based line.</param>
    public SourceSpan? TabInIndentation(int line)
    {
        for (var number = line; number <= Math.Min(line + 1, lineStarts.Count); number++)
        {
            var (start, place) = (lineStarts[number - 1], lineStarts[number - 1]);
            while (place < Original.Length && Original[place] == ' ')
                place++;
            if (place < Original.Length && Original[place] == '\t')
                return new(displayPath, number, place - start + 1, place, 1);
        }

        return null;
    }

    // Insertions are made from left to right, so each is an offset of the text that already holds the earlier ones.
    private int ToOriginal(long offset) =>
        (int)Math.Min(Math.Max(0, offset - insertions.Count(insertion => insertion < offset)), Original.Length);
}
