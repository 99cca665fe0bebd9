using Microsoft.CodeAnalysis;

namespace AiPerf.Plot.Generators.Tests;

/// <summary>The list of what must not be called in the product. The analyzer says nothing about a name that does not exist.</summary>
[TestClass]
public sealed class BannedSymbolsTests
{
    private static readonly string[][] Rows = [.. File.ReadLines(Path.Combine(Harness.PathOf("RepositoryDirectory"), "src", "BannedSymbols.txt")).Select(line => line.Split(';'))];

    [TestMethod]
    public void Every_name_exists_and_every_row_says_why()
    {
        var compilation = Harness.With("{}").Compilation.AddReferences(MetadataReference.CreateFromFile(Harness.PathOf("SkiaAssembly")));

        Assert.AreEqual("", string.Join('\n', Rows.Where(row => row is not [_, { Length: > 0 }]).Select(row => string.Join(';', row))));
        Assert.AreEqual("", string.Join('\n', Rows.Where(row => DocumentationCommentId.GetFirstSymbolForDeclarationId(row[0], compilation) is null).Select(row => row[0])));
    }

    [TestMethod]
    [DataRow("P:System.Environment.CurrentDirectory")]
    [DataRow("M:System.IO.Directory.GetCurrentDirectory")]
    [DataRow("M:System.IO.Path.GetFullPath(System.String)")]
    [DataRow("M:System.Environment.GetEnvironmentVariable(System.String)")]
    [DataRow("M:System.Environment.Exit(System.Int32)")]
    [DataRow("T:System.Console")]
    [DataRow("M:System.Diagnostics.Process.Start(System.Diagnostics.ProcessStartInfo)")]
    [DataRow("P:System.DateTime.Now")]
    [DataRow("P:SkiaSharp.SKTypeface.Default")]
    public void What_would_break_parallel_or_repeatable_builds_is_banned(string name) => Assert.Contains(name, Rows.Select(row => row[0]));
}
