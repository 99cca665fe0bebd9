using System.Text;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>The layout of every preset against a golden one (spec plots 5.3): exact, to a tenth of a unit.</summary>
[TestClass]
public sealed class GoldenLayoutTests
{
    private const int MostShown = 12;

    public static IEnumerable<object[]> Cases => Pictures.OnePerPreset.Select(picture => new object[] { picture.Name });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void The_layout_is_the_golden_one(string name)
    {
        Picture picture = Pictures.Get(name);
        string actual = LayoutJson.Write(picture.Layout);
        if (GoldenFiles.ReadOrWrite($"Layouts/{picture.Preset.Name}.json", () => Encoding.UTF8.GetBytes(actual)) is not { } golden)
            return;
        IReadOnlyList<string> differences = JsonDifference.Of(Encoding.UTF8.GetString(golden), actual);
        if (differences.Count > 0)
            Assert.Fail($"{differences.Count} differences from the golden layout of {name}:\n{string.Join('\n', differences.Take(MostShown))}\n{GoldenFiles.Remedy}");
    }

    [TestMethod]
    public void Every_golden_layout_has_its_preset()
    {
        string[] presets = [.. Pictures.OnePerPreset.Select(picture => picture.Preset.Name)];
        foreach (string file in Directory.GetFiles(Path.Combine(SourceFolder.Goldens, "Layouts")))
            Assert.Contains(Path.GetFileNameWithoutExtension(file), presets, "Delete the golden.");
    }
}
