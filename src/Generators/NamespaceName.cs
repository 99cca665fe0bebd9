using Microsoft.CodeAnalysis.CSharp;

namespace AiPerf.Plot.Generators;

/// <summary>A namespace out of a project's name, which may hold what no namespace can.</summary>
internal static class NamespaceName
{
    /// <summary>'My-App.2nd' is 'My_App._2nd'; empty parts are dropped.</summary>
    public static string Clean(string name) => string.Join(".", name.Split('.').Select(Part).Where(part => part.Length > 0));

    private static string Part(string part)
    {
        var text = string.Concat(part.Trim().TrimStart('@').Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return text.Length == 0 || SyntaxFacts.IsIdentifierStartCharacter(text[0]) ? text : "_" + text;
    }
}
