using System.Text.RegularExpressions;

namespace AiPerf.Plot.Build.E2E;

/// <summary>The list of scenarios in this project's README.md leads to tests.</summary>
[TestClass]
public sealed partial class ScenarioTests
{
    [TestMethod]
    public void Every_scenario_of_the_list_has_a_test()
    {
        var rows = File.ReadLines(Repository.Path("tests/AiPerf.Plot.Build.E2E/README.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToArray();
        var lost = rows.SelectMany(row => TestName().Matches(row))
            .Where(match => typeof(ScenarioTests).Assembly.GetType($"{typeof(ScenarioTests).Namespace}.{match.Groups[1].Value}")?.GetMethod(match.Groups[2].Value) is not { } method
                || !method.IsDefined(typeof(TestMethodAttribute), inherit: false));

        Assert.IsNotEmpty(rows);
        Assert.AreEqual("", string.Join('\n', rows.Where(row => !TestName().IsMatch(row))));
        Assert.AreEqual("", string.Join('\n', lost.Select(match => match.Value)));
    }

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex TestName();
}
