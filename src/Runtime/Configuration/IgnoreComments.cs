using System.Text.RegularExpressions;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Configuration;

/// <summary>
/// Comments of a configuration that silence codes: <c># aiperf: ignore AIPERF1002</c>. At the end of a line the comment is
/// about that line, on a line of its own about the next one that holds more than a comment. What makes a file unreadable
/// is told all the same.
/// </summary>
internal sealed class IgnoreComments
{
    private static readonly Regex Comment = new(@"(^|\s)#\s*aiperf:\s*ignore\s+(?<codes>AIPERF[0-9]{4}([\s,]+AIPERF[0-9]{4})*)", RegexOptions.CultureInvariant);
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];
    private static readonly char[] Separators = [' ', '\t', ','];

    private readonly HashSet<(int Line, string Code)> places = [];

    private IgnoreComments()
    {
    }

    /// <summary>The comments of a text, whether it is valid YAML or not.</summary>
    public static IgnoreComments In(string text)
    {
        var found = new IgnoreComments();
        if (!text.Contains("aiperf:"))
            return found;
        var waiting = new List<string>();
        var lines = text.Split(LineEnds, StringSplitOptions.None);
        for (var i = 0; i < lines.Length; i++)
        {
            var match = Comment.Match(lines[i]);
            waiting.AddRange(match.Groups["codes"].Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries));
            var content = lines[i].Trim();
            if (content.Length == 0 || content[0] == '#')
                continue;
            foreach (var code in waiting)
                found.places.Add((i + 1, code));
            waiting.Clear();
        }

        // At the end of the file there is no next line; what is about no place at all is silenced there too.
        foreach (var code in waiting)
            found.places.Add((0, code));
        return found;
    }

    /// <summary>Whether a code is named anywhere in the file, for what has no place.</summary>
    public bool Name(DiagnosticDescriptor descriptor) => places.Any(place => place.Code == descriptor.Id);

    /// <summary>Whether a diagnostic of this file is silenced.</summary>
    public bool Silence(PlotDiagnostic diagnostic) =>
        diagnostic.Descriptor != DiagnosticTable.NotYaml && diagnostic.Descriptor != DiagnosticTable.UnsupportedYaml
        && places.Contains((diagnostic.Location.Line, diagnostic.Descriptor.Id));
}
