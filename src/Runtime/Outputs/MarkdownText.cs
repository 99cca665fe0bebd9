using System.Text;

namespace AiPerf.Plot.Outputs;

/// <summary>Text inside Markdown. Names come from untrusted files and must neither format nor link nor embed anything.</summary>
internal static class MarkdownText
{
    /// <summary>A text on one line that is shown as it stands.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            switch (character)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '!' or '~' or '$' or '@':
                    escaped.Append('\\').Append(character);
                    break;
                default:
                    escaped.Append(char.IsControl(character) ? ' ' : character);
                    break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A name as code; one that could end the code span is escaped text instead.</summary>
    public static string Code(string name) =>
        name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.') && name.Length > 0 ? $"`{name}`" : Escape(name);

    /// <summary>A relative path as the target of a link.</summary>
    public static string Link(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
