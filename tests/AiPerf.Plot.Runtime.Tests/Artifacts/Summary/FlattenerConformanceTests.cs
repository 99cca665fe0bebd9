using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Runtime.Tests.Plots;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Summary;

/// <summary>The columns of a run's configuration, compared with AIPerf's own function.</summary>
[TestClass]
public sealed class FlattenerConformanceTests
{
    /// <summary>
    /// Ours, case by case. AIPerf keeps objects that hold a list, a text or a unit closed, so that nothing can be grouped by what is in
    /// them, and lists whole; here every value has a column, and what is null or empty has none.
    /// </summary>
    private static readonly string[] Ours =
    [
        "endpoint.model_names=m endpoint.streaming=true endpoint.type=chat loadgen.concurrency=4 loadgen.request_count=10",
        "a.b.c=1 l.0=1 l.1=2 one=x",
        "input.prompt.input_tokens.mean=5 input.prompt.input_tokens.stddev=0 v.unit=ms v.value=3",
    ];

    [TestMethod]
    public void Every_value_that_AIPerf_gives_a_column_has_the_same_one()
    {
        using Expected expected = new("functions");
        JsonElement[] cases = [.. expected.Root.GetProperty("flatten_config").EnumerateArray()];
        Assert.HasCount(Ours.Length, cases);
        for (int i = 0; i < cases.Length; i++)
        {
            var columns = ConfigurationFlattener.Flatten(cases[i].GetProperty("config"), out bool isWhole);
            Assert.IsTrue(isWhole);
            Assert.AreEqual(Ours[i], string.Join(' ', columns.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={column.Value}")));
            foreach (JsonProperty theirs in cases[i].GetProperty("flat").EnumerateObject().Where(column => column.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number))
                Assert.AreEqual(theirs.Value.ToString(), columns.GetValueOrDefault(theirs.Name), theirs.Name);
        }
    }
}
