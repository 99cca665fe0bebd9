namespace AiPerf.Plot.Metrics;

/// <summary>
/// A reference to one series of a server metric, <c>name[endpoint]{label=value,…}</c>; endpoint and labels may be left out,
/// and then all of them are meant.
/// </summary>
/// <param name="Name">The metric's name as the server exports it.</param>
/// <param name="Endpoint">The address it was scraped from.</param>
/// <param name="Labels">The complete set of labels.</param>
internal sealed record MetricSelector(string Name, string? Endpoint, IReadOnlyList<KeyValuePair<string, string>>? Labels)
{
    /// <summary>The form, for messages.</summary>
    public const string Form = "name[endpoint]{label=value, …}";

    /// <summary>Takes a reference apart.</summary>
    /// <param name="text">The reference, without a statistic at its end.</param>
    /// <param name="problem">What is wrong with it; empty when nothing is.</param>
    public static MetricSelector? Parse(string text, out string problem)
    {
        var start = text.IndexOfAny(['[', '{']);
        var name = (start < 0 ? text : text.Substring(0, start)).Trim();
        var rest = start < 0 ? "" : text.Substring(start).Trim();
        string? endpoint = null;
        IReadOnlyList<KeyValuePair<string, string>>? labels = null;
        problem = name.Length == 0 ? "the name is missing" : "";
        if (problem.Length == 0 && rest.Length > 0 && rest[0] == '[')
        {
            // An address may itself hold brackets, http://[::1]:8000; the last one before the labels closes.
            var end = rest.IndexOf("]{", StringComparison.Ordinal);
            end = end < 0 ? rest.LastIndexOf(']') : end;
            endpoint = end < 0 ? null : Unquoted(rest.Substring(1, end - 1));
            problem = end < 0 ? "the bracket is not closed" : endpoint!.Length == 0 ? "the endpoint is empty" : "";
            rest = end < 0 ? "" : rest.Substring(end + 1).Trim();
        }

        if (problem.Length == 0 && rest.Length > 0 && rest[0] == '{')
        {
            var end = rest.LastIndexOf('}');
            labels = end < 0 ? null : ReadLabels(rest.Substring(1, end - 1), out problem);
            problem = end < 0 ? "the brace is not closed" : problem;
            rest = end < 0 ? "" : rest.Substring(end + 1).Trim();
        }

        if (problem.Length == 0 && rest.Length > 0)
            problem = $"'{rest}' follows the reference";
        return problem.Length == 0 ? new(name, endpoint, labels) : null;
    }

    private static List<KeyValuePair<string, string>> ReadLabels(string text, out string problem)
    {
        problem = "";
        var labels = new List<KeyValuePair<string, string>>();
        foreach (var part in Split(text))
        {
            var cut = part.IndexOf('=');
            var key = cut < 0 ? "" : Unquoted(part.Substring(0, cut));
            if (key.Length == 0)
            {
                problem = cut < 0 ? $"'{part.Trim()}' has no '='" : "a label has no name";
                break;
            }

            labels.Add(new(key, Unquoted(part.Substring(cut + 1))));
        }

        return labels;
    }

    // A comma between quotes belongs to the value.
    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var (start, quote) = (0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'')
                quote = text[i];
            else if (text[i] == ',')
            {
                parts.Add(text.Substring(start, i - start));
                start = i + 1;
            }
        }

        if (text.Trim().Length > 0)
            parts.Add(text.Substring(start));
        return parts;
    }

    private static string Unquoted(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 1 && trimmed[0] is '"' or '\'' && trimmed[trimmed.Length - 1] == trimmed[0]
            ? trimmed.Substring(1, trimmed.Length - 2) : trimmed;
    }
}
