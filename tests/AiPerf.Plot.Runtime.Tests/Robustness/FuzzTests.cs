using System.Security.Cryptography;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>
/// Whatever the bytes are: no exception escapes, nothing takes longer than 2 s a megabyte, nothing allocates more than 20 times the input beside
/// its fixed buffers, and every loss is told. What breaks a promise is made small and kept in <c>tests/FuzzCases</c>, where it is tried again by
/// every run. The same seeds in every run; <c>AIPERF_FUZZ_SECONDS=300</c> goes on for so long.
/// </summary>
[TestClass]
public sealed class FuzzTests
{
    private static readonly string Cases = Path.Combine(SourceFolder.Solution, "tests", "FuzzCases");

    public TestContext TestContext { get; set; } = null!;

    /// <summary>The targets' names.</summary>
    public static IEnumerable<object[]> Targets => FuzzTargets.All.Select(target => new object[] { target.Name });

    [TestMethod]
    [DynamicData(nameof(Targets))]
    public void Samples_are_taken(string name)
    {
        FuzzTarget target = FuzzTargets.Find(name);
        foreach (byte[] sample in target.Samples)
            Assert.IsNull(FuzzOutcome.Of(target, sample));
    }

    [TestMethod]
    [DynamicData(nameof(Targets))]
    public void Changed_samples_break_no_promise(string name)
    {
        FuzzTarget target = FuzzTargets.Find(name);
        int tried = 0;
        foreach (int seed in FuzzBudget.Seeds(target.Seeds))
        {
            Try(target, new Mutation(seed, target.Samples).Make(), $"seed {seed}");
            tried++;
        }

        TestContext.WriteLine($"{name}: {tried} inputs");
    }

    [TestMethod]
    [DynamicData(nameof(Targets))]
    public void Long_input_breaks_no_promise(string name)
    {
        FuzzTarget target = FuzzTargets.Find(name);
        if (!target.TakesLongInput)
            return;
        foreach ((string what, byte[] content) in LongInputs.Of(target))
            Try(target, content, what);
    }

    [TestMethod]
    [DynamicData(nameof(Targets))]
    public void What_was_found_once_breaks_no_promise(string name)
    {
        string folder = Path.Combine(Cases, name);
        foreach (string file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
            Assert.IsNull(FuzzOutcome.Of(FuzzTargets.Find(name), File.ReadAllBytes(file)), file);
    }

    private static void Try(FuzzTarget target, byte[] input, string what)
    {
        if (FuzzOutcome.Of(target, input) is not { } problem)
            return;
        byte[] smaller = FuzzOutcome.Shrunk(target, input);
        string folder = Directory.CreateDirectory(Path.Combine(Cases, target.Name)).FullName;
        string file = Convert.ToHexStringLower(SHA256.HashData(smaller))[..12];
        File.WriteAllBytes(Path.Combine(folder, file), smaller);
        Assert.Fail($"{target.Name}, {what}: {problem}\nkept as tests/FuzzCases/{target.Name}/{file}, {smaller.Length} bytes: {FuzzOutcome.Of(target, smaller)}");
    }
}
