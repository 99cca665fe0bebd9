using System.Text.Json.Nodes;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Where two JSON documents differ.</summary>
internal static class JsonDifference
{
    /// <summary>The differences: path, what was expected, what is there.</summary>
    public static IReadOnlyList<string> Of(string expected, string actual)
    {
        var found = new List<string>();
        Compare(JsonNode.Parse(expected), JsonNode.Parse(actual), "", found);
        return found;
    }

    private static void Compare(JsonNode? expected, JsonNode? actual, string path, List<string> found)
    {
        if (expected is JsonObject a && actual is JsonObject b)
        {
            foreach (string name in a.Select(pair => pair.Key).Union(b.Select(pair => pair.Key)))
                Compare(a[name], b[name], $"{path}/{name}", found);
        }
        else if (expected is JsonArray c && actual is JsonArray d)
        {
            if (c.Count != d.Count)
                found.Add($"{path}: expected {c.Count} elements, there are {d.Count}");
            for (int i = 0; i < Math.Min(c.Count, d.Count); i++)
                Compare(c[i], d[i], $"{path}/{i}", found);
        }
        else if (!JsonNode.DeepEquals(expected, actual))
        {
            found.Add($"{path}: expected {Text(expected)}, is {Text(actual)}");
        }
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
