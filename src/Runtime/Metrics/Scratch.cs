using System.Buffers;

namespace AiPerf.Plot.Metrics;

/// <summary>
/// Memory for the length of one computation, given back to the process at its end: on virtual machines the first touch of fresh memory
/// costs more than what is computed in it.
/// </summary>
/// <typeparam name="T">Numbers.</typeparam>
internal readonly struct Scratch<T> : IDisposable
    where T : unmanaged
{
    private readonly T[] _array;
    private readonly int _length;

    /// <summary>Takes memory whose content is not defined.</summary>
    /// <param name="length">How many values.</param>
    public Scratch(int length) => (_array, _length) = (ArrayPool<T>.Shared.Rent(length), length);

    /// <summary>The memory.</summary>
    public Span<T> Span => _array.AsSpan(0, _length);

    /// <summary>Gives it back; nobody may use it afterwards.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
