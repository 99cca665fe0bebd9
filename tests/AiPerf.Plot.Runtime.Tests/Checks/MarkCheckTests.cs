namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-21, V-23, V-24 and V-29 of the plots specification over every preset, fixture and size.</summary>
[TestClass]
public sealed class MarkCheckTests
{
    public static IEnumerable<object[]> Cases(string check) => CheckList.Cases(check);

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(MarkCheckList.V21))]
    public void V21_marks_are_stacked_in_order(string name) => MarkCheckList.V21.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(MarkCheckList.V23))]
    public void V23_sweeps_are_joined_in_order(string name) => MarkCheckList.V23.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(MarkCheckList.V24))]
    public void V24_prefills_are_seen_above_all_decodes(string name) => MarkCheckList.V24.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(MarkCheckList.V29))]
    public void V29_marks_stay_within_their_budget_and_keep_extremes(string name) => MarkCheckList.V29.Verify(Pictures.Get(name));
}
