namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-41 to V-45, the files, over every preset over the real runs. Where those are missing, one skipped test says so.</summary>
[TestClass]
public sealed class RealRunFileConformanceTests(TestContext context)
{
    public static IEnumerable<object[]> Cases => RealRunConformanceTests.OrNone(
        from check in (string[])["V41", "V42", "V43", "V44", "V45"]
        from picture in RealPictures.All
        select new object[] { check, picture.Name + "/light" });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void A_file_holds(string check, string name)
    {
        if (name == RealRunConformanceTests.NoData)
            Assert.Inconclusive(ConformanceData.Missing);
        var files = new OutputCheckTests(context);
        Action<string> verify = check switch
        {
            "V41" => files.V41_the_same_input_gives_the_same_bytes,
            "V42" => files.V42_a_PNG_states_its_size_resolution_colours_and_content,
            "V43" => files.V43_vectors_are_whole_in_themselves,
            "V44" => files.V44_a_PNG_is_small,
            _ => files.V45_PNG_SVG_and_PDF_show_the_same_picture,
        };
        verify(name);
    }
}
