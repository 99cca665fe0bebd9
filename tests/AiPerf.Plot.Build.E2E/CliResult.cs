using System.Text.RegularExpressions;

namespace AiPerf.Plot.Build.E2E;

/// <summary>How a <c>dotnet</c> command ended.</summary>
internal sealed partial record CliResult(int ExitCode, string Output)
{
    /// <summary>How often something was drawn: each time is one line.</summary>
    public int Renders => Regex.Count(Output, @"^\s*AIPerf: \d+ plots? from ", RegexOptions.Multiline);

    /// <summary>Everything that we, and not MSBuild, wrote.</summary>
    public string Ours => string.Join('\n', Output.Split('\n').Where(line => line.Contains("AIPerf", StringComparison.OrdinalIgnoreCase) && !line.Contains(" -> /", StringComparison.Ordinal) && !line.Contains("Restored /", StringComparison.Ordinal)));

    /// <summary>The codes of errors and warnings, sorted, each once.</summary>
    public string Codes => string.Join(" ", Code().Matches(Output).Select(match => match.Groups[1].Value + " " + match.Groups[2].Value).Distinct().Order(StringComparer.Ordinal));

    public CliResult Succeeded()
    {
        Assert.AreEqual(0, ExitCode, Output);
        return this;
    }

    public CliResult Failed()
    {
        Assert.AreNotEqual(0, ExitCode, Output);
        Assert.DoesNotContain("MSB4018", Output, "a stack trace instead of a code");
        return this;
    }

    public CliResult Drew(int times)
    {
        Assert.AreEqual(times, Renders, Output);
        return this;
    }

    [GeneratedRegex(@"\b(error|warning) ([A-Z]+\d{4})\b")]
    private static partial Regex Code();
}
