namespace AiPerf.Plot.Diagnostics;

/// <summary>Every code this product can report. Ids are never reused.</summary>
public static partial class DiagnosticTable
{
    /// <summary>The address below which each code has its page, <c>AIPERFnnnn.md</c>.</summary>
    public const string HelpLinkBase = "https://github.com/aiperf-plot/AiPerf.Plot.Build/blob/main/docs/diagnostics/";
}
