using System.Text;
using System.Text.RegularExpressions;

namespace AiPerf.Plot.Dashboard;

/// <summary>
/// Takes credentials out of what a page shows of a run's configuration: results are shared, keys to servers are not. Numbers are never
/// touched, so that <c>output_tokens</c> stays what it is.
/// </summary>
internal static partial class Secrets
{
    /// <summary>What stands for a credential.</summary>
    public const string Redacted = "[redacted]";

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "token", "secret", "secrets", "password", "passwd", "pwd", "passphrase", "authorization", "auth", "cookie", "cookies", "credential",
        "credentials", "bearer", "apikey", "signature", "sig",
    };

    private static readonly HashSet<string> KeyKinds = new(StringComparer.OrdinalIgnoreCase) { "api", "access", "private", "subscription", "secret", "account", "auth" };

    private static readonly string[] Before = ["first", "second", "last", "next", "inter", "per", "input", "output", "prompt", "max", "min"];
    private static readonly string[] After = ["latency", "throughput", "count", "counts", "length", "limit", "mean", "stddev", "budget"];

    /// <summary>Whether a text value of this name is a credential.</summary>
    public static bool IsSecretName(string name)
    {
        string[] words = Split(name);
        for (int i = 0; i < words.Length; i++)
        {
            if (IsMeasured(words, i))
                continue;
            if (Words.Contains(words[i]) || (words[i].Equals("key", StringComparison.OrdinalIgnoreCase) && (words.Length == 1 || (i > 0 && KeyKinds.Contains(words[i - 1])))))
                return true;
        }

        return false;
    }

    /// <summary>A text without the credentials inside it: of URLs, headers, command-line options.</summary>
    public static string WithoutCredentials(string text)
    {
        if (text.Length == 0)
            return text;
        text = UserInfo().Replace(text, "://" + Redacted + "@");
        text = Assignment().Replace(text, match => IsSecretName(match.Groups[1].Value) ? match.Groups[1].Value + "=" + Redacted : match.Value);
        text = Scheme().Replace(text, match => match.Groups[1].Value + " " + Redacted);
        text = WithoutHeaders(text);
        return Option().Replace(text, match => IsSecretName(match.Groups[1].Value) ? "--" + match.Groups[1].Value + match.Groups[2].Value + Redacted : match.Value);
    }

    // Headers and members of JSON. Only what stands behind the name of a credential is passed over: there may be another name in it otherwise.
    private static string WithoutHeaders(string text)
    {
        var kept = new StringBuilder();
        int from = 0;
        foreach (Match match in Name().Matches(text))
        {
            int value = match.Index + match.Length;
            if (match.Index < from || !IsSecretName(match.Groups[1].Value))
                continue;
            // Without a blank behind the colon it is a word; a header's value may hold blanks, and ends with its quotation marks.
            int length = text.AsSpan(value).IndexOfAny(text[value - 1] == ':' ? "\"',; \t\r\n" : "\"',;");
            kept.Append(text, from, value - from).Append(Redacted);
            from = length < 0 ? text.Length : value + length;
        }

        return from == 0 ? text : kept.Append(text, from, text.Length - from).ToString();
    }

    // The tokens of models are no credentials: time_to_first_token, inter_token_latency.
    private static bool IsMeasured(string[] words, int i) =>
        words[i].Equals("token", StringComparison.OrdinalIgnoreCase)
        && ((i > 0 && Array.Exists(Before, word => word.Equals(words[i - 1], StringComparison.OrdinalIgnoreCase)))
            || (i + 1 < words.Length && Array.Exists(After, word => word.Equals(words[i + 1], StringComparison.OrdinalIgnoreCase))));

    // apiKey, api-key, API_KEY and x.api.key are the same words.
    private static string[] Split(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
                words.Append(' ');
            words.Append(char.IsLetterOrDigit(name[i]) ? name[i] : ' ');
        }

        return words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"://[^/?#\s""'@]*@")]
    private static partial Regex UserInfo();

    // Of a URL, of an environment, of an option. Each of these patterns can begin only where a word does, so that none takes the square of
    // a text's length.
    [GeneratedRegex(@"(?<![\w.\-])([\w.\-]+)=(?:""[^""]*""|'[^']*'|[^&#\s""']+)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\b(Bearer|Basic|Digest|Token)\s+[A-Za-z0-9._~+/=\-]{3,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"(?<![\w\-])([A-Za-z][\w\-]*)\\?[""']?\s*:\s*\\?[""']?(?!//)(?=[^\s""',;\\])")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<![\w\-])--([\w\-]+)(=|\s+)(?:""[^""]*""|'[^']*'|[^\s""']+)")]
    private static partial Regex Option();
}
