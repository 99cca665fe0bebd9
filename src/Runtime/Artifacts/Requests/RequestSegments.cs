namespace AiPerf.Plot.Artifacts;

/// <summary>The segments of a file in order, with the memory that they need until they are put together.</summary>
/// <param name="Items">The segments.</param>
/// <param name="Memory">Freed by <see cref="Dispose"/>; the segments' columns do not live there.</param>
internal sealed record RequestSegments(IReadOnlyList<RequestSegment> Items, IReadOnlyList<NativeArena> Memory) : IDisposable
{
    /// <summary>Frees times, status and phase of the segments.</summary>
    public void Dispose()
    {
        foreach (NativeArena arena in Memory)
            arena.Release();
    }
}
