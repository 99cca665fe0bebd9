using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Plots;

/// <summary>
/// Names of the series of one server metric: what tells them apart and nothing else, at most three values joined by '/'. Two servers
/// with equal labels are told apart by their addresses.
/// </summary>
/// <param name="Title">What the names are values of; empty where they say it themselves or there is one series.</param>
/// <param name="Names">A name a series, all different.</param>
internal sealed record ServerSeriesNames(string Title, string[] Names)
{
    private const int MostParts = 3;
    private const string Endpoint = "endpoint";
    private const string Engine = "engine";
    private const string Absent = "–";

    /// <summary>The names.</summary>
    public static ServerSeriesNames Of(IReadOnlyList<ServerSeries> series)
    {
        if (series.Count == 1)
            return new("", [""]);
        bool differ = series.DistinctBy(one => one.Endpoint, StringComparer.Ordinal).Count() > 1;
        Dictionary<string, string> addresses = Addresses([.. series.Select(one => one.Endpoint).Distinct(StringComparer.Ordinal)]);
        string[] keys = [.. series.SelectMany(one => one.Labels).Select(label => label.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(key => series.Select(one => Value(one, key)).Distinct(StringComparer.Ordinal).Count() > 1)];
        keys = [.. keys.Take(differ ? MostParts - 1 : MostParts)];
        string[] names = [.. series.Select(one => string.Join('/', (differ ? [addresses[one.Endpoint]] : Array.Empty<string>()).Concat(keys.Select(key => keys is [Engine] ? "engine-" + Value(one, key) : Value(one, key)))))];
        string title = keys is [Engine] ? "" : string.Join('/', differ ? [Endpoint, .. keys] : keys);
        return new(title, Numbered(names));
    }

    // Without what addresses have in common by custom: scheme, path, and the port where it is the same everywhere.
    private static Dictionary<string, string> Addresses(string[] endpoints)
    {
        string[] hosts = Array.ConvertAll(endpoints, Address);
        string[] ports = Array.ConvertAll(hosts, host => host.LastIndexOf(':') is > 0 and var colon ? host[colon..] : "");
        string[] bare = [.. hosts.Zip(ports, (host, port) => host[..^port.Length])];
        bool share = ports.Distinct(StringComparer.Ordinal).Count() == 1 && bare.Distinct(StringComparer.Ordinal).Count() == bare.Length;
        return endpoints.Zip(share ? bare : hosts).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static string Address(string endpoint)
    {
        int scheme = endpoint.IndexOf("://", StringComparison.Ordinal);
        string text = (scheme < 0 ? endpoint : endpoint[(scheme + 3)..]).TrimEnd('/');
        text = text.EndsWith("/metrics", StringComparison.Ordinal) ? text[..^"/metrics".Length] : text;
        return text.Length == 0 ? Absent : text;
    }

    private static string Value(ServerSeries series, string key)
    {
        string? value = series.Labels.FirstOrDefault(label => label.Key == key).Value;
        return string.IsNullOrEmpty(value) ? Absent : value;
    }

    // More labels may differ than names show.
    private static string[] Numbered(string[] names)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(names, name =>
        {
            int count = seen[name] = seen.GetValueOrDefault(name) + 1;
            return count == 1 ? name : $"{name} ({count})";
        });
    }
}
