using System.Reflection;

namespace AiPerf.Plot.Diagnostics;

/// <summary>Where the pages about the codes are: in the repository that <c>Directory.Build.props</c> names.</summary>
internal static class HelpPages
{
    private const string Key = "RepositoryUrl";

    /// <summary>The address below which each code has its page, <c>AIPERFnnnn.md</c>.</summary>
    public static string Address { get; } = typeof(HelpPages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == Key).Value + "/blob/main/docs/diagnostics/";
}
