using System.Text;
using System.Text.Json;
using System.Xml;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>Looks into a written file for what data must never become: markup, scripts, formulas, further lines.</summary>
internal static class HostileContent
{
    /// <summary>What is wrong with a file; <see langword="null"/> when nothing is.</summary>
    public static string? In(string path)
    {
        string name = Path.GetFileName(path);
        return Path.GetExtension(path) switch
        {
            ".svg" => Svg(path),
            ".json" => Json(path),
            ".csv" => Csv(File.ReadAllText(path)),
            ".md" => Markdown(File.ReadAllText(path)),
            ".html" => Html(File.ReadAllText(path)),
            _ => null,
        } is { } problem ? $"{name}: {problem}" : null;
    }

    private static string? Svg(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.LocalName is "script" or "foreignObject" or "a" or "iframe" or "object" or "embed")
                    return $"it has an element '{reader.LocalName}'";
                for (bool more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                {
                    if (reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || reader.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase))
                        return $"it has an attribute {reader.Name}='{reader.Value}'";
                }
            }

            return null;
        }
        catch (XmlException damage)
        {
            return $"it is not XML: {damage.Message}";
        }
    }

    private static string? Json(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return null;
        }
        catch (JsonException damage)
        {
            return $"it is not JSON: {damage.Message}";
        }
    }

    // Cells as RFC 4180 has them; none begins like a formula unless it is a number.
    private static string? Csv(string text)
    {
        bool isRow = false;
        foreach (List<string> row in Rows(text))
        {
            if (!isRow && row[0].StartsWith('#'))
                continue;
            isRow = true;
            if (row.Count != 10)
                return $"a row has {row.Count} cells: {string.Join('|', row)}";
            foreach (string cell in row.Where(cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)))
            {
                if (!double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _))
                    return $"the cell '{cell}' is a formula";
            }
        }

        return null;
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        bool isComment = text.StartsWith('#');
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (isComment && letter != '\n')
                cell.Append(letter);
            else if (isQuoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (letter == '"' && !isComment)
                isQuoted = !isQuoted;
            else if (!isQuoted && letter is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == ',')
                    continue;
                yield return row;
                row = [];
                isComment = i + 1 < text.Length && text[i + 1] == '#';
            }
            else
                cell.Append(letter);
        }
    }

    private static string? Markdown(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Contains('<', StringComparison.Ordinal))
                return $"a line holds markup: {line}";
            if (line.Any(letter => char.IsControl(letter)))
                return $"a line holds a control character: {line}";
        }

        return null;
    }

    // Data elements hold JSON whose every '<' is escaped, so that nothing ends them.
    private static string? Html(string text)
    {
        int at = 0;
        while ((at = text.IndexOf("<script", at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            int start = text.IndexOf('>', at) + 1;
            int end = text.IndexOf("</script>", start, StringComparison.Ordinal);
            string content = text[start..end];
            if (text[at..start].Contains("application/json", StringComparison.Ordinal))
            {
                if (content.Contains('<', StringComparison.Ordinal))
                    return "an element of data holds markup";
                using var document = JsonDocument.Parse(content);
            }
            else if (content.Length > 0)
            {
                return $"there is a script: {content[..Math.Min(60, content.Length)]}";
            }

            at = end;
        }

        return null;
    }
}
