using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Tasks;

/// <summary>The inputs that are plotted together.</summary>
/// <param name="Name">The <c>PlotSet</c> metadata; empty for the unnamed set.</param>
/// <param name="Inputs">The inputs, in the order given.</param>
/// <param name="OutputDirectory">Where the plots go, absolute.</param>
/// <param name="OutputDisplayPath">The same, as messages show it.</param>
/// <param name="IsExplicit">Whether the user chose the inputs.</param>
internal sealed record PlotSet(string Name, IReadOnlyList<RunInput> Inputs, string OutputDirectory, string OutputDisplayPath, bool IsExplicit)
{
    /// <summary>The set in a sentence.</summary>
    public string Title => NameInSentence(Name);

    public static string NameInSentence(string name) => name.Length == 0 ? "the unnamed plot set" : $"plot set '{name}'";
}
