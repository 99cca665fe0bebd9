namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-1 to V-10 of the plots specification over every preset, fixture and size.</summary>
[TestClass]
public sealed class LayoutCheckTests
{
    public static IEnumerable<object[]> Cases(string check) => CheckList.Cases(check);

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V01))]
    public void V01_texts_keep_apart(string name) => LayoutCheckList.V01.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V02))]
    public void V02_texts_lie_inside(string name) => LayoutCheckList.V02.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V03))]
    public void V03_nothing_covers_the_plot(string name) => LayoutCheckList.V03.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V04))]
    public void V04_point_labels_keep_off_markers_and_error_bars(string name) => LayoutCheckList.V04.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V05))]
    public void V05_every_label_is_drawn_merged_or_counted(string name) => LayoutCheckList.V05.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V06))]
    public void V06_leaders_are_short_and_do_not_cross(string name) => LayoutCheckList.V06.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V07))]
    public void V07_the_plot_is_large(string name) => LayoutCheckList.V07.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V08))]
    public void V08_the_layout_stands_still(string name) => LayoutCheckList.V08.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V09))]
    public void V09_the_title_is_one_line(string name) => LayoutCheckList.V09.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(LayoutCheckList.V10))]
    public void V10_texts_are_readable(string name) => LayoutCheckList.V10.Verify(Pictures.Get(name));
}
