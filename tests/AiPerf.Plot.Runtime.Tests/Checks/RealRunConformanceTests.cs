namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Every check over every preset over the real runs. Where those are missing, one skipped test says so.</summary>
[TestClass]
public sealed class RealRunConformanceTests
{
    internal const string NoData = "no data";

    public static IEnumerable<object[]> Cases => OrNone(
        from check in CheckList.OfPictures
        from row in check.Cases(RealPictures.All)
        select new[] { check.Name, row[0] });

    public static IEnumerable<object[]> DrawnCases => OrNone(
        from check in CheckList.OfDrawings
        from row in check.Cases(RealPictures.All)
        select new[] { check.Name, row[0] });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void A_picture_holds(string check, string name)
    {
        if (name == NoData)
            Assert.Inconclusive(ConformanceData.Missing);
        CheckList.OfPictures.Single(one => one.Name == check).Verify(RealPictures.Get(name));
    }

    [TestMethod]
    [DynamicData(nameof(DrawnCases))]
    public void A_drawing_holds(string check, string name)
    {
        if (name == NoData)
            Assert.Inconclusive(ConformanceData.Missing);
        CheckList.OfDrawings.Single(one => one.Name == check).Verify(Drawing.Get(name));
    }

    internal static IEnumerable<object[]> OrNone(IEnumerable<object[]> cases) => ConformanceData.Root is null ? [[NoData, NoData]] : cases;
}
