using System.Text;
using System.Text.Json;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

[TestClass]
public sealed class FigureJsonTests
{
    private static readonly byte[] File = FigureJson.Write(SampleFigure.Create());
    private static readonly JsonElement Root = JsonDocument.Parse(File).RootElement;

    [TestMethod]
    public void A_figure_follows_its_schema() =>
        Assert.AreEqual("", string.Join('\n', JsonSchema.Load("figure.schema.json").Errors(File)));

    [TestMethod]
    public void The_schema_refuses_a_figure_with_a_wrong_axis()
    {
        var wrong = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(File).Replace("\"direction\": \"lower\"", "\"direction\": \"down\"", StringComparison.Ordinal));
        Assert.IsNotEmpty(JsonSchema.Load("figure.schema.json").Errors(wrong));
    }

    [TestMethod]
    public void Every_kind_of_layer_has_a_type_of_its_own()
    {
        var types = Root.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("layers").EnumerateArray()).Select(layer => layer.GetProperty("type").GetString());
        CollectionAssert.AreEquivalent(
            new[] { "points", "line", "step", "area", "band", "bar", "errorbar", "polygon", "segments", "rule", "region" }, types.Distinct().ToArray());
    }

    [TestMethod]
    public void An_array_used_twice_is_one_column_and_missing_numbers_are_null()
    {
        var layers = Root.GetProperty("panels")[0].GetProperty("layers");
        Assert.AreEqual(layers[0].GetProperty("x").GetString(), layers[1].GetProperty("x").GetString());
        var y = Root.GetProperty("columns").GetProperty(layers[0].GetProperty("y").GetString()!).EnumerateArray().ToArray();
        Assert.AreEqual("1|null|0|null", string.Join('|', y.Select(value => value.GetRawText())));
    }

    [TestMethod]
    public void Every_column_that_a_layer_names_exists()
    {
        var columns = Root.GetProperty("columns").EnumerateObject().Select(column => column.Name).ToHashSet();
        string[] names = ["x", "y", "x2", "y2", "lo", "hi", "text", "ref", "hollow"];
        var used = Root.GetProperty("panels").EnumerateArray().SelectMany(panel => panel.GetProperty("layers").EnumerateArray())
            .SelectMany(layer => layer.EnumerateObject()).Where(property => names.Contains(property.Name)).Select(property => property.Value.GetString()!).ToHashSet();
        Assert.IsTrue(columns.SetEquals(used));
    }

    [TestMethod]
    public void Neither_absolute_paths_nor_markup_are_written()
    {
        var text = Encoding.UTF8.GetString(FigureJson.Write(SampleFigure.Create() with { Title = "</script><b>" }));
        Assert.DoesNotContain("someone", text);
        Assert.DoesNotContain("<", text);
    }
}
