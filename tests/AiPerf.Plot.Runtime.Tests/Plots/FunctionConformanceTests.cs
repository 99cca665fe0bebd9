using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>Parameters that vary and statistics of chunk latencies, compared with AIPerf's own functions.</summary>
[TestClass]
public sealed class FunctionConformanceTests
{
    [TestMethod]
    public void What_varies_is_what_AIPerf_finds()
    {
        using Expected expected = new("functions");
        foreach (JsonElement one in expected.Root.GetProperty("swept").EnumerateArray())
        {
            JsonProperty[] columns = [.. one.GetProperty("table").EnumerateObject()];
            Run[] runs = [.. Enumerable.Range(0, columns[0].Value.GetArrayLength()).Select(i => Run(i, columns))];

            CollectionAssert.AreEqual(
                one.GetProperty("swept").EnumerateArray().Select(name => name.GetString()).ToArray(),
                SweptParameters.Of(runs).Select(parameter => parameter.Column).ToArray(), one.GetProperty("case").GetString());
        }
    }

    [TestMethod]
    public void Statistics_of_chunk_latencies_are_AIPerfs()
    {
        using Expected expected = new("functions");
        foreach (JsonElement one in expected.Root.GetProperty("inter_chunk_stats").EnumerateArray())
        {
            double[]? statistics = ChunkLatency.Statistics([.. one.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())]);
            JsonProperty[] theirs = [.. one.GetProperty("stats").EnumerateObject()];

            Assert.AreEqual(theirs.Length, statistics?.Length ?? 0, one.GetRawText());
            foreach (JsonProperty statistic in theirs)
                Assert.AreEqual(statistic.Value.GetDouble(), statistics![ChunkLatency.Columns.ToList().IndexOf(statistic.Name)], 1e-9, one.GetRawText());
        }
    }

    private static Run Run(int i, JsonProperty[] columns)
    {
        string? Text(string name) => columns.Where(column => column.Name == name && column.Value[i].ValueKind != JsonValueKind.Null)
            .Select(column => column.Value[i].ToString()).FirstOrDefault();
        Run run = TestRuns.Run("r" + i, Text("concurrency") is { } concurrency ? double.Parse(concurrency, System.Globalization.CultureInfo.InvariantCulture) : null, Text("model"));
        return run with
        {
            Summary = run.Summary! with
            {
                Configuration = run.Configuration with
                {
                    Flattened = columns.Where(column => column.Name is not ("model" or "concurrency") && Text(column.Name) is not null)
                        .ToDictionary(column => column.Name, column => Text(column.Name)!),
                },
            },
        };
    }
}
