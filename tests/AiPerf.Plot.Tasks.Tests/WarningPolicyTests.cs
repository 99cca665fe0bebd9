using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class WarningPolicyTests
{
    [TestMethod]
    [DataRow(false, "", "", "", PlotSeverity.Warning)]
    [DataRow(true, "", "", "", PlotSeverity.Error)]
    [DataRow(true, "", "", "AIPERF2002", PlotSeverity.Warning)]
    [DataRow(true, "", "", "CS1591;aiperf2002", PlotSeverity.Warning)]
    [DataRow(true, "AIPERF2002", "", "", PlotSeverity.Message)]
    [DataRow(false, "1591;AIPERF2002,CS8600", "", "", PlotSeverity.Message)]
    [DataRow(false, "", "AIPERF2002", "", PlotSeverity.Error)]
    [DataRow(false, "", "AIPERF2002", "AIPERF2002", PlotSeverity.Error)]
    [DataRow(false, "AIPERF2002", "AIPERF2002", "", PlotSeverity.Message)]
    [DataRow(false, "AIPERF2003", "AIPERF2003", "AIPERF2003", PlotSeverity.Warning)]
    public void A_warning_follows_the_project(bool treat, string noWarn, string asErrors, string notAsErrors, PlotSeverity expected) =>
        Assert.AreEqual(expected, new WarningPolicy(treat, noWarn, asErrors, notAsErrors).Apply("AIPERF2002", PlotSeverity.Warning));

    [TestMethod]
    [DataRow(PlotSeverity.Error)]
    [DataRow(PlotSeverity.Message)]
    public void Errors_and_messages_stay_what_they_are(PlotSeverity severity) =>
        Assert.AreEqual(severity, new WarningPolicy(treatWarningsAsErrors: true, "AIPERF2002", "AIPERF2002", null).Apply("AIPERF2002", severity));
}
