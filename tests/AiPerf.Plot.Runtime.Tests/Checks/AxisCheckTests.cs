namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-11 to V-20 of the plots specification over every preset, fixture and size.</summary>
[TestClass]
public sealed class AxisCheckTests
{
    public static IEnumerable<object[]> Cases(string check) => CheckList.Cases(check);

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V11))]
    public void V11_ticks_are_few_nice_and_inside(string name) => AxisCheckList.V11.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V12))]
    public void V12_tick_labels_are_distinct_alike_and_true(string name) => AxisCheckList.V12.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V13))]
    public void V13_tick_labels_keep_their_distance(string name) => AxisCheckList.V13.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V14))]
    public void V14_zero_is_in_view_or_the_cut_is_told(string name) => AxisCheckList.V14.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V15))]
    public void V15_data_fill_a_free_axis(string name) => AxisCheckList.V15.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V16))]
    public void V16_all_data_are_in_view_or_counted(string name) => AxisCheckList.V16.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V17))]
    public void V17_axis_titles_are_words_with_unit_and_statistic(string name) => AxisCheckList.V17.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V18))]
    public void V18_two_axes_share_one_grid(string name) => AxisCheckList.V18.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V19))]
    public void V19_a_logarithmic_axis_says_so(string name) => AxisCheckList.V19.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(AxisCheckList.V20))]
    public void V20_time_starts_at_the_first_request(string name) => AxisCheckList.V20.Verify(Pictures.Get(name));
}
