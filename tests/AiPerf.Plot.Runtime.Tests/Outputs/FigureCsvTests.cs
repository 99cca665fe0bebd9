using System.Collections.Immutable;
using System.Text;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

[TestClass]
public sealed class FigureCsvTests
{
    private static readonly string[] Lines = Text(SampleFigure.Create()).TrimEnd('\n').Split('\n');

    [TestMethod]
    public void Comments_stand_above_the_header_and_give_units_and_statistics()
    {
        var header = Array.IndexOf(Lines, "layer,series,run,label,x,y,x2,y2,lo,hi");
        Assert.IsTrue(Lines[..header].All(line => line.StartsWith("# ", StringComparison.Ordinal)));
        Assert.IsFalse(Lines[header..].Any(line => line.StartsWith('#')));
        CollectionAssert.IsSubsetOf(
            new[] { "# panel 1 x: Time (s)", "# panel 1 y: Time to first token, avg (ms)", "# panel 1 y2: GPU utilisation (%)", "# panel 2 x: Model; 0 = a; 1 = b", "# panel 2 y: As it stands", "# Two lines." },
            Lines);
    }

    [TestMethod]
    [DataRow("points,'=cmd(),r1,16,0,1,,,,")]
    [DataRow("points,'=cmd(),'-r2,\"a,b\",0.1,,,,,")]
    [DataRow("points,'=cmd(),'@r3,\"say \"\"hi\"\"\",1E-09,0,,,,")]
    [DataRow("points,'=cmd(),r4,,12345678.9,,,,,")]
    [DataRow("line,line,run_1,,0,1,,,,")]
    [DataRow("step,y2:steps,,,1,2,,,,")]
    [DataRow("line,area,,,1,2,,,,")]
    [DataRow("band,band,,,1,,,,2,3")]
    [DataRow("bar,bars,,,1,2,,,,")]
    [DataRow("bar,groups,\"r1, r2\",b,1,5,,,4.5,5.5")]
    [DataRow("bar,groups,r3,a,0,4,,,,")]
    [DataRow("errorbar,err,,,1,2,,,1.5,2.5")]
    [DataRow("errorbar,err,,,0.5,2,1.5,2,,")]
    [DataRow("line,ellipse,,,1,2,,,,")]
    [DataRow("segment,decode,,,1,2,3,4,,")]
    [DataRow("rule,mean,,mean,7,,,,,")]
    [DataRow("rule,SLO,,SLO,,500,,,,")]
    [DataRow("band,ramp,,ramp-up,1,,2,,,")]
    [DataRow("band,target,,,,,,,1,2")]
    [DataRow("points,failed,,1 failed,5,,,,,")]
    public void Every_datum_has_its_row(string row) => Assert.HasCount(1, Lines.Where(line => line == row));

    [TestMethod]
    public void The_line_of_a_pareto_plot_is_a_frontier()
    {
        var figure = SampleFigure.Create() with { Provenance = ImmutableSortedDictionary<string, string>.Empty.Add("type", "pareto") };
        StringAssert.Contains(Text(figure), "\nfrontier,line,run_1,,0,1,,,,\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Numbers_survive_the_round_trip()
    {
        double[] values = [0.1 + 0.2, Math.PI, double.Epsilon, double.MaxValue, -123456789.123456789];
        var figure = SampleFigure.Create();
        figure = figure with { Panels = [figure.Panels[0] with { Layers = [new LineLayer { Series = "s", X = values, Y = values }] }] };
        var cells = Text(figure).Split('\n').Where(line => line.StartsWith("line,", StringComparison.Ordinal)).Select(line => line.Split(',')[4]);
        CollectionAssert.AreEqual(values, cells.Select(cell => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)).ToArray());
    }

    [TestMethod]
    public void No_absolute_path_is_written() => Assert.DoesNotContain("someone", Text(SampleFigure.Create()));

    private static string Text(Figure figure) => Encoding.UTF8.GetString(FigureCsv.Write(figure));
}
