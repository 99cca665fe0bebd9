namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-30 to V-32 of the plots specification over every preset, fixture and theme.</summary>
[TestClass]
public sealed class ColorCheckTests
{
    public static IEnumerable<object[]> Cases(string check) => CheckList.Cases(check);

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(ColorCheckList.V30))]
    public void V30_everything_stands_out_from_what_lies_below_it(string name) => ColorCheckList.V30.Verify(Drawing.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(ColorCheckList.V31))]
    public void V31_themes_differ_in_colours_alone(string name) => ColorCheckList.V31.Verify(Drawing.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(ColorCheckList.V32))]
    public void V32_any_two_series_can_be_told_apart(string name) => ColorCheckList.V32.Verify(Drawing.Get(name));
}
