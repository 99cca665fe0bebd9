using System.Text;

namespace AiPerf.Plot.Diagnostics;

/// <summary>
/// Text taken from a file or a path, made fit for one line of a build log. Control characters could end the line and start one that
/// looks like another diagnostic, or command the terminal; characters that turn the direction of writing could disguise what is said;
/// and the systems that run builds obey <c>##vso[</c> and <c>##[</c> wherever they stand in a line.
/// </summary>
internal static class OneLine
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with line ends and tabs as blanks and other such characters replaced.</summary>
    public static string Of(string text)
    {
        int place = 0;
        while (place < text.Length && !IsUnfit(text, place))
            place++;
        if (place == text.Length)
            return text;

        var line = new StringBuilder(text, 0, place, text.Length);
        for (; place < text.Length; place++)
        {
            char letter = text[place];
            line.Append(letter is '\n' or '\r' or '\t' ? ' ' : IsUnfit(text, place) ? Replacement : letter);
        }

        return line.ToString();
    }

    private static bool IsUnfit(string text, int place) => text[place] switch
    {
        '[' => Follows(text, place, "##") || Follows(text, place, "##vso"),
        '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        var letter => char.IsControl(letter),
    };

    private static bool Follows(string text, int place, string word) =>
        place >= word.Length && string.Compare(text, place - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
