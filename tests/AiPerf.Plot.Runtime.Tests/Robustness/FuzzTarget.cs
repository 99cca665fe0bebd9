namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>Something that takes bytes from anywhere.</summary>
/// <param name="Name">The name, also of the folder of its cases in <c>tests/FuzzCases</c>.</param>
/// <param name="Samples">Valid inputs.</param>
/// <param name="Run">Takes an input; returns what is wrong with the outcome, such as a loss that nobody was told of, or <see langword="null"/>.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Samples, Func<byte[], string?> Run)
{
    /// <summary>How many seeds every run tries.</summary>
    public int Seeds { get; init; } = 150;

    /// <summary>The bytes that may be allocated whatever the input's size: buffers that are filled or not.</summary>
    public long FixedBytes { get; init; } = 4 << 20;

    /// <summary>How many times the input may be allocated besides; more where one target does several things.</summary>
    public int BytesOfByte { get; init; } = 20;

    /// <summary>Whether input of a megabyte is tried too; not where the input is a description of something else.</summary>
    public bool TakesLongInput { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
